using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Numerics.Risk;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Risk;

/// <summary>Options of <see cref="DrawdownStop"/>; drawdowns are fractions of the high-water mark.</summary>
public sealed record DrawdownStopOptions : IValidatableObject
{
    /// <summary>From this drawdown on targets are reduced, 0.001 to 0.99 and below <see cref="StopAt"/>; 0.05 by default.</summary>
    [Range(0.001, 0.99)]
    [Description("Drawdown from which targets are reduced, as a fraction of the high-water mark.")]
    public double ReduceAt { get; init; } = 0.05;

    /// <summary>From this drawdown on trading stops until it is re-armed by hand, 0.002 to 1; 0.08 by default, as <c>risk.max_drawdown</c>.</summary>
    [Range(0.002, 1.0)]
    [Description("Drawdown at which trading stops until it is re-armed by hand, as a fraction of the high-water mark.")]
    [SettingDefault("risk.max_drawdown")]
    public double StopAt { get; init; } = 0.08;

    /// <summary>Below this drawdown reduced targets become whole again, 0.0005 to 0.99 and at most <see cref="ReduceAt"/>; 0.03 by default.</summary>
    [Range(0.0005, 0.99)]
    [Description("Drawdown below which reduced targets become whole again.")]
    public double RestoreBelow { get; init; } = 0.03;

    /// <summary>What is left of targets while they are reduced, 0.01 to 0.99; 0.5 by default.</summary>
    [Range(0.01, 0.99)]
    [Description("What is left of targets while they are reduced.")]
    public double ReducedMultiplier { get; init; } = 0.5;

    /// <summary>What happens to open positions at the stop; <see cref="StopAction.Flatten"/> by default.</summary>
    [Description("What happens to open positions at the stop: flatten, or hold, which gives up the cap on the loss.")]
    public StopAction OnStop { get; init; } = StopAction.Flatten;

    /// <summary>The newest session closes that the chart shows, 2 to 100000; 2520 (ten years) by default.</summary>
    [Range(2, 100_000)]
    [Description("The newest session closes that the chart shows.")]
    public int ChartedCloses { get; init; } = 2_520;

    /// <summary>The same thresholds as the ladder takes them.</summary>
    public DrawdownRules ToRules() =>
        new()
        {
            ReduceAt = ReduceAt,
            StopAt = StopAt,
            RestoreBelow = RestoreBelow,
            ReducedMultiplier = ReducedMultiplier,
        };

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(RestoreBelow <= ReduceAt && ReduceAt < StopAt))
        {
            yield return new ValidationResult(
                FormattableString.Invariant(
                    $"needs restore_below {RestoreBelow} ≤ reduce_at {ReduceAt} < stop_at {StopAt}"
                ),
                [nameof(StopAt)]
            );
        }

        if (!Enum.IsDefined(OnStop))
        {
            yield return new ValidationResult("on_stop must be flatten or hold", [nameof(OnStop)]);
        }
    }
}

/// <summary>Checks the ranges and their order; the code is generated.</summary>
[OptionsValidator]
public sealed partial class DrawdownStopOptionsValidator : IValidateOptions<DrawdownStopOptions>;

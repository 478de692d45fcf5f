using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Risk;

/// <summary>Options of <see cref="VolatilityTargeting"/>.</summary>
public sealed record VolatilityTargetingOptions : IValidatableObject
{
    /// <summary>Volatility the portfolio should have, a fraction per year, 0.01 to 1; 0.15 by default.</summary>
    [Range(0.01, 1.0)]
    [Description("Volatility the portfolio should have, as a fraction per year.")]
    public double Target { get; init; } = 0.15;

    /// <summary>The largest multiplier, 0.1 to 4; 1 by default: a calm market is no reason to borrow.</summary>
    [Range(0.1, 4.0)]
    [Description("The largest multiplier of targets; above 1 calm markets enlarge positions.")]
    public double MaxLeverage { get; init; } = 1;

    /// <summary>Decay λ of the squared returns per session, 0.5 to 0.999; 0.94 by default.</summary>
    [Range(0.5, 0.999)]
    [Description("Weight of the past in the forecast: decay per session.")]
    public double Decay { get; init; } = 0.94;

    /// <summary>Change of the multiplier that is not worth trading, as a fraction of the one in force, 0 to 1; 0.10 by default.</summary>
    [Range(0.0, 1.0)]
    [Description("Change of the multiplier that is ignored, as a fraction of the one in force.")]
    public double Band { get; init; } = 0.10;

    /// <summary>Sessions in the forecast, 20 to 2000; 252 by default.</summary>
    [Range(20, 2_000)]
    [Description("Sessions of returns in the forecast.")]
    public int LookbackSessions { get; init; } = 252;

    /// <summary>Sessions needed before the first forecast, 10 to 2000 and at most <see cref="LookbackSessions"/>; 60 by default.</summary>
    [Range(10, 2_000)]
    [Description("Sessions of returns needed before the first forecast.")]
    public int MinSessions { get; init; } = 60;

    /// <summary>How old the newest close may be, in days, 1 to 60; 5 by default.</summary>
    [Range(1, 60)]
    [Description("How old the newest close may be, in days.")]
    public int MaxAgeDays { get; init; } = 5;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinSessions > LookbackSessions)
        {
            yield return new ValidationResult(
                FormattableString.Invariant(
                    $"min_sessions {MinSessions} is more than lookback_sessions {LookbackSessions}"
                ),
                [nameof(MinSessions)]
            );
        }
    }
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class VolatilityTargetingOptionsValidator : IValidateOptions<VolatilityTargetingOptions>;

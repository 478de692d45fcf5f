using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Diagnostics;

/// <summary>Options of <see cref="SharpeConfidence"/>.</summary>
public sealed record SharpeConfidenceOptions : IValidatableObject
{
    /// <summary>Session returns needed, 20 to 5000; 60 by default.</summary>
    [Range(20, 5_000)]
    [Description("Session returns needed before anything is said.")]
    public int MinObservations { get; init; } = 60;

    /// <summary>The newest session returns that count, 0 for all, else <see cref="MinObservations"/> to 100000; 0 by default.</summary>
    [Range(0, 100_000)]
    [Description("The newest session returns that count; 0 for all.")]
    public int Window { get; init; }

    /// <summary>Coverage of the intervals and confidence of the minimum track record, 0.5 to 0.999; 0.95 by default.</summary>
    [Range(0.5, 0.999)]
    [Description("Coverage of the intervals, and one-sided confidence of the minimum track record.")]
    public double Confidence { get; init; } = 0.95;

    /// <summary>The Sharpe ratio per year that has to be beaten, −5 to 5; 0 by default.</summary>
    [Range(-5.0, 5.0)]
    [Description("The Sharpe ratio per year that has to be beaten.")]
    public double Benchmark { get; init; }

    /// <summary>Return on cash per year, −0.1 to 0.5, taken off every session; 0 by default.</summary>
    [Range(-0.1, 0.5)]
    [Description("Return on cash per year, as a fraction; taken off every session's return.")]
    public double RiskFreeRate { get; init; }

    /// <summary>How many strategies were tried, 0 to 1000000; 0, the default, takes the number from the signals' track records.</summary>
    [Range(0, 1_000_000)]
    [Description("How many strategies were tried to find this one; 0 counts those of the signals' track records.")]
    public int Trials { get; init; }

    /// <summary>Standard deviation of the tried strategies' Sharpe ratios per year, 0 to 10; 0, the default, takes that of worthless ones.</summary>
    [Range(0.0, 10.0)]
    [Description("Standard deviation of the tried strategies' Sharpe ratios per year; 0 for that of worthless ones.")]
    public double TrialDeviation { get; init; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Window > 0 && Window < MinObservations)
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"window {Window} is less than min_observations {MinObservations}"),
                [nameof(Window)]
            );
        }
    }
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class SharpeConfidenceOptionsValidator : IValidateOptions<SharpeConfidenceOptions>;

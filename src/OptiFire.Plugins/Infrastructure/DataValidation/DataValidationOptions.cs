using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="DataValidation"/>; 0 switches a rule off where the range has it.</summary>
public sealed record DataValidationOptions : IValidatableObject
{
    /// <summary>Whether fields are checked: ranges, bar shape, crossed quotes, sorted books, estimates that contradict themselves; true by default.</summary>
    [Description("Whether the fields of a row are checked against each other and their ranges.")]
    public bool CheckFields { get; init; } = true;

    /// <summary>Whether times are checked: known before it happened, out of order, twice; true by default.</summary>
    [Description("Whether times are checked: known too early, out of order, repeated.")]
    public bool CheckTimes { get; init; } = true;

    /// <summary>Whether options are held to what their underlying's price allows; true by default.</summary>
    [Description("Whether option quotes are held to what their underlying's price allows.")]
    public bool CheckArbitrage { get; init; } = true;

    /// <summary>How many seconds a quote, trade or book may be earlier than the one before it, 0 to 3600; 1 by default.</summary>
    [Range(0.0, 3_600.0)]
    [Description("How many seconds a quote, trade or book may be earlier than the one before it.")]
    public double MaxLatenessSeconds { get; init; } = 1;

    /// <summary>A log return beyond this many median absolute deviations is an outlier, 0 to 1000; 10 by default, 0 for never.</summary>
    [Range(0.0, 1_000.0)]
    [Description("A log return beyond this many median absolute deviations is put aside until confirmed; 0 for never.")]
    public double OutlierDeviations { get; init; } = 10;

    /// <summary>A log return up to this size is never an outlier, 0 to 1; 0.005 by default.</summary>
    [Range(0.0, 1.0)]
    [Description("A log return up to this size is never an outlier.")]
    public double OutlierFloor { get; init; } = 0.005;

    /// <summary>Returns before the row that its deviation is measured on, 20 to 1000; 60 by default. The rule rests for the first 20.</summary>
    [Range(20, 1_000)]
    [Description("Returns before the row that its deviation is measured on.")]
    public int OutlierWindow { get; init; } = 60;

    /// <summary>How near to a ratio of whole shares an outlier must be to look like a split, 0 to 0.2; 0.03 by default, 0 for never.</summary>
    [Range(0.0, 0.2)]
    [Description("How near to a ratio of whole shares a jump must be to look like a split; 0 for never.")]
    public double SplitTolerance { get; init; } = 0.03;

    /// <summary>Bars with volume at one price, and as many minutes, after which a series is stale, 0 to 100000; 10 by default, 0 for never.</summary>
    [Range(0, 100_000)]
    [Description(
        "Bars with volume at one single price, and as many minutes, after which a series is stale; 0 for never."
    )]
    public int StaleRows { get; init; } = 10;

    /// <summary>Bars within regular sessions that may be missing between two, 0 to 100000; 30 by default. Of daily bars none may. 0 for no check.</summary>
    [Range(0, 100_000)]
    [Description(
        "Intraday bars that may be missing between two within sessions; of daily bars none may; 0 for no check."
    )]
    public int MaxMissingBars { get; init; } = 30;

    /// <summary>The number of rows over which quality forgets: each counts with weight 1/n, 2 to 100000; 20 by default.</summary>
    [Range(2, 100_000)]
    [Description("The number of rows over which quality forgets.")]
    public int QualityRows { get; init; } = 20;

    /// <summary>Below this quality no new exposure is taken in the instrument, 0 to 1; 0.8 by default, 0 for never.</summary>
    [Range(0.0, 1.0)]
    [Description("Below this quality no new exposure is taken in the instrument; 0 for never.")]
    public double MinimumQuality { get; init; } = 0.8;

    /// <summary>From this quality on it is taken again, 0 to 1 and at least <see cref="MinimumQuality"/>; 0.9 by default.</summary>
    [Range(0.0, 1.0)]
    [Description("From this quality on new exposure is taken again.")]
    public double ReleaseQuality { get; init; } = 0.9;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ReleaseQuality < MinimumQuality)
        {
            yield return new ValidationResult(
                FormattableString.Invariant(
                    $"needs minimum_quality {MinimumQuality} ≤ release_quality {ReleaseQuality}"
                ),
                [nameof(ReleaseQuality)]
            );
        }
    }
}

/// <summary>Checks the ranges and their order; the code is generated.</summary>
[OptionsValidator]
public sealed partial class DataValidationOptionsValidator : IValidateOptions<DataValidationOptions>;

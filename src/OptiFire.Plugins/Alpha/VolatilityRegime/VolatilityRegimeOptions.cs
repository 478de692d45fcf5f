using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Numerics.Regimes;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Alpha;

/// <summary>Options of <see cref="VolatilityRegime"/>.</summary>
public sealed record VolatilityRegimeOptions : IValidatableObject
{
    /// <summary>Ticker of the 30-day volatility index; <c>VIX</c> by default.</summary>
    [Required]
    [Description("Ticker of the 30-day volatility index.")]
    [ResetsState]
    public string Symbol { get; init; } = "VIX";

    /// <summary>Ticker of the 3-month volatility index, such as <c>VIX3M</c>; empty, the default, leaves the term structure out.</summary>
    [Description("Ticker of the 3-month volatility index; empty leaves the term structure out.")]
    [ResetsState]
    public string ThreeMonthSymbol { get; init; } = "";

    /// <summary>Sessions in the trailing percentile, the newest included, 20 to 2520; 252 by default. The warm-up too.</summary>
    [Range(20, 2520)]
    [Description("Sessions in the trailing percentile; the warm-up too.")]
    public int PercentileWindow { get; init; } = 252;

    /// <summary>The regime is Normal from here, index points, 1 to 200; 15 by default.</summary>
    [Range(1.0, 200.0)]
    [Description("Normal from here, index points.")]
    public double NormalFrom { get; init; } = 15;

    /// <summary>Elevated from here, index points, above <see cref="NormalFrom"/>; 20 by default.</summary>
    [Range(1.0, 200.0)]
    [Description("Elevated from here, index points.")]
    public double ElevatedFrom { get; init; } = 20;

    /// <summary>Crisis from here, index points, above <see cref="ElevatedFrom"/>; 30 by default.</summary>
    [Range(1.0, 200.0)]
    [Description("Crisis from here, index points.")]
    public double CrisisFrom { get; init; } = 30;

    /// <summary>From Elevated on, a ratio of the 30-day to the 3-month index above this is a crisis, 0.5 to 2; 1 by default.</summary>
    [Range(0.5, 2.0)]
    [Description("From Elevated on, a term-structure ratio above this is a crisis.")]
    public double InvertedAbove { get; init; } = 1;

    /// <summary>Index points the index must fall below a band to leave it, 0 to 20, below <see cref="NormalFrom"/>; 1 by default.</summary>
    [Range(0.0, 20.0)]
    [Description("Index points below a band at which it is left.")]
    public double Hysteresis { get; init; } = 1;

    /// <summary>Observations that confirm a rise and that a regime lasts at least, 1 to 60; 2 by default.</summary>
    [Range(1, 60)]
    [Description("Observations that confirm a rise and that a regime lasts at least.")]
    public int MinimumDwell { get; init; } = 2;

    /// <summary>Share of targets held in Low, a fraction in [0, 1]; 1 by default.</summary>
    [Range(0.0, 1.0)]
    [Description("Share of targets held in Low.")]
    public double LowMultiplier { get; init; } = 1;

    /// <summary>Share of targets held in Normal, a fraction in [0, 1]; 1 by default.</summary>
    [Range(0.0, 1.0)]
    [Description("Share of targets held in Normal.")]
    public double NormalMultiplier { get; init; } = 1;

    /// <summary>Share of targets held in Elevated, a fraction in [0, 1]; 0.6 by default.</summary>
    [Range(0.0, 1.0)]
    [Description("Share of targets held in Elevated.")]
    public double ElevatedMultiplier { get; init; } = 0.6;

    /// <summary>Share of targets held in Crisis, a fraction in [0, 1]; 0.25 by default.</summary>
    [Range(0.0, 1.0)]
    [Description("Share of targets held in Crisis.")]
    public double CrisisMultiplier { get; init; } = 0.25;

    /// <summary>Calendar days after which a close is too old to act on when it arrives, 1 to 30; 5 by default.</summary>
    [Range(1, 30)]
    [Description("Calendar days after which a close is too old to act on when it arrives.")]
    public int MaxAgeDays { get; init; } = 5;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(NormalFrom < ElevatedFrom && ElevatedFrom < CrisisFrom && Hysteresis < NormalFrom))
        {
            yield return new ValidationResult("The bands must rise, and the hysteresis be below the first of them.");
        }
    }

    internal VixBands ToBands() =>
        new()
        {
            NormalFrom = NormalFrom,
            ElevatedFrom = ElevatedFrom,
            CrisisFrom = CrisisFrom,
            InvertedAbove = InvertedAbove,
            Hysteresis = Hysteresis,
            MinimumDwell = MinimumDwell,
        };

    internal double MultiplierOf(VixRegime regime) =>
        regime switch
        {
            VixRegime.Low => LowMultiplier,
            VixRegime.Normal => NormalMultiplier,
            VixRegime.Elevated => ElevatedMultiplier,
            _ => CrisisMultiplier,
        };
}

/// <summary>Checks the ranges and that the bands rise.</summary>
[OptionsValidator]
public sealed partial class VolatilityRegimeOptionsValidator : IValidateOptions<VolatilityRegimeOptions>;

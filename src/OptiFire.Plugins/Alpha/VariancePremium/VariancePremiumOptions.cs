using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Alpha;

/// <summary>Options of <see cref="VariancePremium"/>.</summary>
public sealed record VariancePremiumOptions
{
    /// <summary>Ticker of the 30-day volatility index; <c>VIX</c> by default.</summary>
    [Required]
    [Description("Ticker of the 30-day volatility index.")]
    public string Index { get; init; } = "VIX";

    /// <summary>Ticker of the underlying, which the signal is for; <c>SPY</c> by default.</summary>
    [Required]
    [Description("Ticker of the underlying, which the signal is for.")]
    public string Underlying { get; init; } = "SPY";

    /// <summary>How a day's variance is measured; <c>close_to_close</c> by default. Only <c>intraday</c> is no fallback.</summary>
    [Description("How a day's variance is measured: close_to_close, parkinson or intraday.")]
    public RealizedEstimator Estimator { get; init; } = RealizedEstimator.CloseToClose;

    /// <summary>Length of the bars within the day, seconds, 60 to 3600; 300 by default. For <c>intraday</c> alone.</summary>
    [Range(60, 3_600)]
    [Description("Length of the bars within the day, seconds; for intraday alone.")]
    public int BarSeconds { get; init; } = 300;

    /// <summary>Premiums in the score, the newest included, 20 to 2520; 252 by default.</summary>
    [Range(20, 2_520)]
    [Description("Premiums in the score, the newest included.")]
    public int ScoreWindow { get; init; } = 252;

    /// <summary>Daily variances the forecast is estimated on, 60 to 5000; 504 by default.</summary>
    [Range(60, 5_000)]
    [Description("Daily variances the forecast of realised variance is estimated on.")]
    public int ForecastDays { get; init; } = 504;

    /// <summary>The premium that gives a level of 1, in standard deviations of past premiums, 0.1 to 10; 2 by default.</summary>
    [Range(0.1, 10.0)]
    [Description("The premium that gives a level of 1, in standard deviations of past premiums.")]
    public double FullAt { get; init; } = 2;

    /// <summary>Whether a negative premium is a short signal; false, the default, makes it flat.</summary>
    [Description("Whether a negative premium is a short signal; else it is flat.")]
    public bool AllowShort { get; init; }

    /// <summary>Closes of the index that may lack a session of the underlying, 0 to 250; 5 by default.</summary>
    [Range(0, 250)]
    [Description("Closes of the index that may lack a session of the underlying.")]
    public int MaxUnmatched { get; init; } = 5;

    /// <summary>Calendar days between sessions that count as a hole, and that a signal lives, 4 to 60; 10 by default.</summary>
    [Range(4, 60)]
    [Description("Calendar days between sessions that count as a hole, and that a signal lives unrenewed.")]
    public int MaxGapDays { get; init; } = 10;
}

/// <summary>Checks the ranges.</summary>
[OptionsValidator]
public sealed partial class VariancePremiumOptionsValidator : IValidateOptions<VariancePremiumOptions>;

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Features;

/// <summary>Options of <see cref="KalmanTrend"/>.</summary>
public sealed record KalmanTrendOptions
{
    /// <summary>The model; <see cref="KalmanModel.LocalLinearTrend"/> by default.</summary>
    [Description("The model: local_level, local_linear_trend or dynamic_regression.")]
    [ResetsState]
    public KalmanModel Model { get; init; } = KalmanModel.LocalLinearTrend;

    /// <summary>Ticker of the regressor, for <see cref="KalmanModel.DynamicRegression"/> only; <c>SPY</c> by default.</summary>
    [Required]
    [Description("Ticker of the regressor; for the dynamic regression only.")]
    [ResetsState]
    public string Benchmark { get; init; } = "SPY";

    /// <summary>Bars the variances are estimated on, 60 to 5000; 504 (two years) by default. The warm-up too.</summary>
    [Range(60, 5000)]
    [Description("Bars the variances are estimated on; the warm-up too.")]
    public int TrainingBars { get; init; } = 504;

    /// <summary>Bars from one estimation to the next, 1 to 5000; 63 by default.</summary>
    [Range(1, 5000)]
    [Description("Bars from one estimation to the next.")]
    public int RefitBars { get; init; } = 63;

    /// <summary>Length of a bar in seconds, 1 to 86400; 86400 (a session) by default.</summary>
    [Range(1, 86_400)]
    [Description("Length of a bar in seconds; 86400 is a session.")]
    [ResetsState]
    public int BarSeconds { get; init; } = 86_400;
}

/// <summary>Checks the ranges.</summary>
[OptionsValidator]
public sealed partial class KalmanTrendOptionsValidator : IValidateOptions<KalmanTrendOptions>;

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Alpha;

/// <summary>Options of <see cref="FlowToxicity"/>.</summary>
public sealed record FlowToxicityOptions
{
    /// <summary>What is read: one-minute bars, the default, or trades.</summary>
    [Description("What is read: bars (one minute) or trades.")]
    [ResetsState]
    public FlowInput Input { get; init; } = FlowInput.Bars;

    /// <summary>Buckets that an average session fills, 5 to 1000; 50 by default.</summary>
    [Range(5, 1000)]
    [Description("Buckets that an average session fills.")]
    [ResetsState]
    public int BucketsPerDay { get; init; } = 50;

    /// <summary>n, buckets VPIN is the mean of, 5 to 1000; 50 by default.</summary>
    [Range(5, 1000)]
    [Description("Buckets VPIN is the mean of.")]
    [ResetsState]
    public int Buckets { get; init; } = 50;

    /// <summary>Past values of VPIN, the newest included, that its CDF is taken from, 20 to 20000; 250 by default.</summary>
    [Range(20, 20000)]
    [Description("Values of VPIN that its CDF is taken from.")]
    [ResetsState]
    public int RankWindow { get; init; } = 250;

    /// <summary>From this CDF on no new exposure is taken, a fraction, 0.5 to 1; 0.99 by default.</summary>
    [Range(0.5, 1.0)]
    [Description("From this CDF on no new exposure is taken.")]
    public double ToxicFrom { get; init; } = 0.99;

    /// <summary>Price changes σ is taken from, the minute's own included and none after it, 20 to 10000; 100 by default.</summary>
    [Range(20, 10000)]
    [Description("Price changes their deviation is taken from.")]
    [ResetsState]
    public int DeviationWindow { get; init; } = 100;

    /// <summary>Span of the exponential mean of past sessions' volume, in sessions, 1 to 250; 20 by default.</summary>
    [Range(1, 250)]
    [Description("Span of the exponential mean of past sessions' volume.")]
    [ResetsState]
    public int AverageSessions { get; init; } = 20;

    /// <summary>Seconds without a trade after which a price change is not one of a minute, 60 to 3600; 300 by default.</summary>
    [Range(60, 3600)]
    [Description("Seconds without a trade after which a price change is not one of a minute.")]
    public int MaxGapSeconds { get; init; } = 300;
}

/// <summary>Checks the ranges.</summary>
[OptionsValidator]
public sealed partial class FlowToxicityOptionsValidator : IValidateOptions<FlowToxicityOptions>;

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Execution;

/// <summary>Options of <see cref="BidAskFilter"/>.</summary>
public sealed record BidAskFilterOptions
{
    /// <summary>The widest spread that passes, in basis points of the mid, 0.1 to 10000; 20 by default.</summary>
    [Range(0.1, 10_000.0)]
    [Description("The widest spread that passes, in basis points of the mid price.")]
    public double MaxSpreadBps { get; init; } = 20;

    /// <summary>How old the newest quote may be, in seconds, 0.001 to 86400; 2 by default.</summary>
    [Range(0.001, 86_400.0)]
    [Description("How old the newest quote may be, in seconds.")]
    public double MaxAgeSeconds { get; init; } = 2;

    /// <summary>Sessions whose median spread tightens the limit, 0 to 250; 20 by default, 0 for the fixed limit alone.</summary>
    [Range(0, 250)]
    [Description("Sessions whose median spread tightens the limit; 0 for the fixed limit alone.")]
    [ResetsState]
    public int AdaptiveSessions { get; init; } = 20;

    /// <summary>How many times that median passes, 1 to 100; 3 by default.</summary>
    [Range(1.0, 100.0)]
    [Description("How many times the median spread passes.")]
    public double MedianMultiple { get; init; } = 3;

    /// <summary>Seconds between the quotes that the median is taken from, 1 to 3600; 300 by default.</summary>
    [Range(1, 3_600)]
    [Description("Seconds between the quotes that the median is taken from.")]
    [ResetsState]
    public int SampleSeconds { get; init; } = 300;

    /// <summary>Whether an instrument that never had a quote is blocked; false by default, so that markets of bars alone trade.</summary>
    [Description("Whether an instrument that never had a quote is blocked; set it where quotes are expected.")]
    public bool RequireQuote { get; init; }

    /// <summary>The fixed limit in thousandths of a basis point.</summary>
    public long MaxSpreadMilliBps => (long)Math.Round(MaxSpreadBps * 1_000);
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class BidAskFilterOptionsValidator : IValidateOptions<BidAskFilterOptions>;

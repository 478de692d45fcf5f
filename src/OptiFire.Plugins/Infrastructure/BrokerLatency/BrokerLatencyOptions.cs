using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="BrokerLatency"/>.</summary>
public sealed record BrokerLatencyOptions
{
    /// <summary>Seconds between reports, 0.05 to 3600; 5 by default.</summary>
    [Range(0.05, 3600.0)]
    [Description("Seconds between reports.")]
    public double ReportSeconds { get; init; } = 5;

    /// <summary>Milliseconds without an answer after which an order is counted as timed out, 1 to 3600000; 5000 by default.</summary>
    [Range(1, 3_600_000)]
    [Description("Milliseconds without an answer after which an order is counted as timed out.")]
    public int TimeoutMilliseconds { get; init; } = 5000;

    /// <summary>Milliseconds between orders as they are meant to be sent, 0, unknown, to 3600000; 0 by default.</summary>
    [Range(0, 3_600_000)]
    [Description("Milliseconds between orders as they are meant to be sent; 0 when there is no such plan.")]
    public int ExpectedIntervalMilliseconds { get; init; }

    /// <summary>Limit of the 99th percentile from sending to the first answer, in milliseconds, 1 to 3600000; 1000 by default.</summary>
    [Range(1, 3_600_000)]
    [Description("Limit of the 99th percentile from sending to the first answer, in milliseconds.")]
    public int MaxP99Milliseconds { get; init; } = 1000;

    /// <summary>Orders there must be before the limit counts, 1 to 1000000; 100 by default.</summary>
    [Range(1, 1_000_000)]
    [Description("Orders there must be before the limit counts.")]
    public int MinCount { get; init; } = 100;

    /// <summary>Minutes the limit looks back at least, and twice that at most, 1 to 1440; 60 by default.</summary>
    [Range(1, 1440)]
    [Description("Minutes the limit looks back at least, and twice that at most.")]
    public int WindowMinutes { get; init; } = 60;

    /// <summary>Whether a broker that is too slow lets only orders through that reduce risk; false by default.</summary>
    [Description("Whether a broker that is too slow lets only orders through that reduce risk.")]
    public bool ReduceOnly { get; init; }
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class BrokerLatencyOptionsValidator : IValidateOptions<BrokerLatencyOptions>;

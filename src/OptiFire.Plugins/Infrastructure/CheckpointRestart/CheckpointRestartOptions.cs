using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="CheckpointRestart"/>.</summary>
public sealed record CheckpointRestartOptions
{
    /// <summary>Seconds of real time after which the next checkpoint is due, 1 to 86400; 300 by default.</summary>
    [Range(1, 86_400)]
    [Description("Seconds of real time after which the next checkpoint is due.")]
    public int IntervalSeconds { get; init; } = 300;

    /// <summary>Sequence numbers, inputs and records, after which the next one is due, 1000 to 1000000000; 100000 by default.</summary>
    [Range(1_000, 1_000_000_000)]
    [Description("Inputs and records after which the next checkpoint is due.")]
    public long IntervalEvents { get; init; } = 100_000;

    /// <summary>Seconds to wait after a first failure, doubled at each further one up to the interval, 1 to 3600; 5 by default.</summary>
    [Range(1, 3_600)]
    [Description("Seconds to wait after a first failure; doubled at each further one, up to the interval.")]
    public int RetrySeconds { get; init; } = 5;
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class CheckpointRestartOptionsValidator : IValidateOptions<CheckpointRestartOptions>;

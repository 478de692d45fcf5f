using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="ApiCache"/>.</summary>
public sealed record ApiCacheOptions
{
    /// <summary>Whether answers are kept; false lets every request through. True by default.</summary>
    [Description(
        "Whether answers are kept; otherwise every request goes through, and requests under way are still joined."
    )]
    public bool KeepAnswers { get; init; } = true;

    /// <summary>How long an answer is fresh, in seconds, 1 to 86400; 300 by default.</summary>
    [Range(1, 86_400)]
    [Description("How long an answer is fresh, in seconds.")]
    public int TtlSeconds { get; init; } = 300;

    /// <summary>How long after that it may still be given out while a new one is fetched, in seconds, 0 to 86400; 60 by default.</summary>
    [Range(0, 86_400)]
    [Description("How long an old answer may be given out while a new one is fetched, in seconds; 0 for never.")]
    public int StaleSeconds { get; init; } = 60;

    /// <summary>How long a failure is remembered, in seconds, 0 to 3600; 10 by default.</summary>
    [Range(0, 3_600)]
    [Description("How long a failure is remembered and given out as a failure, in seconds.")]
    public int FailureSeconds { get; init; } = 10;

    /// <summary>The most answers kept, 1 to 1000000; 1000 by default. The one used longest ago goes first.</summary>
    [Range(1, 1_000_000)]
    [Description("The most answers kept; the one used longest ago goes first.")]
    public int MaxEntries { get; init; } = 1_000;

    /// <summary>The most space answers take, in units of 2²⁰ bytes, 1 to 65536; 64 by default.</summary>
    [Range(1, 65_536)]
    [Description("The most space answers take, in megabytes.")]
    public int MaxMegabytes { get; init; } = 64;
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class ApiCacheOptionsValidator : IValidateOptions<ApiCacheOptions>;

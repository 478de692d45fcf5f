using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="Scheduler"/>.</summary>
public sealed record SchedulerOptions
{
    /// <summary>How late a timer may run after the engine was held up, in seconds, 0 to 86400; 300 by default, 0 is however late.</summary>
    [Range(0.0, 86_400.0)]
    [Description("How late a timer may run after the engine was held up, in seconds; 0 for however late.")]
    public double MisfireGraceSeconds { get; init; } = 300;

    /// <summary>Whether the times that pass while the engine is held up become one run, the latest; true by default.</summary>
    [Description("Whether the times that pass while the engine is held up become one run; else each is made up for.")]
    public bool Coalesce { get; init; } = true;

    /// <summary>The longest delay of a timer, in seconds, 0 to 3600; 0, no delay, by default.</summary>
    [Range(0.0, 3_600.0)]
    [Description("The longest delay of a timer, in seconds; each has its own, the same in every run.")]
    public double JitterSeconds { get; init; }

    /// <summary>The time between two reports, in seconds of real time, 1 to 3600; 10 by default.</summary>
    [Range(1.0, 3_600.0)]
    [Description("The time between two reports, in seconds.")]
    public double ReportSeconds { get; init; } = 10;
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class SchedulerOptionsValidator : IValidateOptions<SchedulerOptions>;

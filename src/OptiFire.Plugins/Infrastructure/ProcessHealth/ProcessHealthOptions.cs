using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="ProcessHealth"/>.</summary>
public sealed record ProcessHealthOptions
{
    /// <summary>Seconds between readings, 0.1 to 3600; 5 by default.</summary>
    [Range(0.1, 3600.0)]
    [Description("Seconds between readings.")]
    public double PeriodSeconds { get; init; } = 5;

    /// <summary>Seconds over which processor use and pauses are measured, 0.2 to 3600; 30 by default.</summary>
    [Range(0.2, 3600.0)]
    [Description("Seconds over which processor use and pauses are measured.")]
    public double WindowSeconds { get; init; } = 30;

    /// <summary>Processor use that is too much, in percent of the cores available, 1 to 100; 90 by default.</summary>
    [Range(1.0, 100.0)]
    [Description("Processor use that is too much, in percent of the cores available.")]
    public double MaxCpuPercent { get; init; } = 90;

    /// <summary>Memory of the process that is too much, in units of 2²⁰ bytes, 16 to 10000000; 900 by default.</summary>
    [Range(16, 10_000_000)]
    [Description("Memory of the process that is too much, in megabytes.")]
    public int MaxMemoryMegabytes { get; init; } = 900;

    /// <summary>The share of a control group's memory limit that is too much, 0.1 to 1; 0.9 by default.</summary>
    [Range(0.1, 1.0)]
    [Description("The share of a control group's memory limit that is too much, where there is one.")]
    public double MaxMemoryShare { get; init; } = 0.9;

    /// <summary>Seconds there must be too much before each further level is shed, 0 to 86400; 30 by default.</summary>
    [Range(0.0, 86_400.0)]
    [Description("Seconds there must be too much before each further level is shed.")]
    public double ForSeconds { get; init; } = 30;

    /// <summary>The share of the limits below which plugins come back, 0.1 to 1; 0.8 by default.</summary>
    [Range(0.1, 1.0)]
    [Description("The share of the limits at or below which plugins come back.")]
    public double RecoverShare { get; init; } = 0.8;

    /// <summary>Seconds there must be enough less before each level comes back, 0 to 86400; 60 by default.</summary>
    [Range(0.0, 86_400.0)]
    [Description("Seconds there must be enough less before each level comes back.")]
    public double RecoverSeconds { get; init; } = 60;

    /// <summary>The highest level that may be shed, 0 to 3; 0 only reports; 3, all that is not critical, by default.</summary>
    [Range(0, 3)]
    [Description("The highest level that may be shed; 0 only reports, 3 is all that is not critical.")]
    public int MaxShedLevel { get; init; } = 3;

    /// <summary>A folder whose disk is watched; empty, none, by default.</summary>
    [Description("A folder whose disk is watched; empty for none.")]
    public string DataFolder { get; init; } = "";

    /// <summary>Free space on that disk below which it warns, in units of 2²⁰ bytes, 0 to 10000000; 500 by default.</summary>
    [Range(0, 10_000_000)]
    [Description("Free space on that disk below which it warns, in megabytes.")]
    public int MinFreeMegabytes { get; init; } = 500;

    /// <summary>The folder below which <c>proc</c> and <c>sys</c> are mounted; <c>/</c> by default.</summary>
    [Required]
    [Description("The folder below which proc and sys are mounted.")]
    public string RootFolder { get; init; } = "/";
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class ProcessHealthOptionsValidator : IValidateOptions<ProcessHealthOptions>;

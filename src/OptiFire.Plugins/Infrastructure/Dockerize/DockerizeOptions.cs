using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="Dockerize"/>.</summary>
public sealed record DockerizeOptions
{
    /// <summary>Seconds between checks, 1 to 86400; 300 by default.</summary>
    [Range(1.0, 86_400.0)]
    [Description("Seconds between checks.")]
    public double PeriodSeconds { get; init; } = 300;

    /// <summary>The folder that outlives the container; <c>/state</c> by default.</summary>
    [Required]
    [RegularExpression("/.+")]
    [Description("The folder that outlives the container.")]
    public string StateFolder { get; init; } = "/state";

    /// <summary>The time zone whose data must be present; <c>America/New_York</c> by default.</summary>
    [Required]
    [RegularExpression(@"[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+)*")]
    [Description("The time zone whose data must be present.")]
    public string TimeZone { get; init; } = "America/New_York";

    /// <summary>The folder below which <c>proc</c>, <c>sys</c> and the rest lie; <c>/</c> by default.</summary>
    [Required]
    [Description("The folder below which proc, sys and the rest lie.")]
    public string RootFolder { get; init; } = "/";
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class DockerizeOptionsValidator : IValidateOptions<DockerizeOptions>;

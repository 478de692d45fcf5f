using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.SampleStrategies.MovingAverageCross;

/// <summary>Options of <see cref="MovingAverageCross"/>.</summary>
public sealed record MovingAverageCrossOptions
{
    /// <summary>Bars in the fast average, 1 to 1000; 10 by default.</summary>
    [Range(1, 1000)]
    [Description("Bars in the fast average.")]
    public int Fast { get; init; } = 10;

    /// <summary>Bars in the slow average, 2 to 5000; 30 by default.</summary>
    [Range(2, 5000)]
    [Description("Bars in the slow average.")]
    public int Slow { get; init; } = 30;

    /// <summary>Length of a bar in seconds, 1 to 86400; 86400 (a session) by default.</summary>
    [Range(1, 86_400)]
    [Description("Length of a bar in seconds; 86400 is a session.")]
    public int BarSeconds { get; init; } = 86_400;
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class MovingAverageCrossOptionsValidator : IValidateOptions<MovingAverageCrossOptions>;

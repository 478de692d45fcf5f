using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Learning;

/// <summary>Options of <see cref="FadingMemory"/>.</summary>
public sealed record FadingMemoryOptions
{
    /// <summary>Past returns the next one is predicted from, 1 to 50; 5 by default.</summary>
    [Range(1, 50)]
    [Description("Past returns the next one is predicted from.")]
    [ResetsState]
    public int Lags { get; init; } = 5;

    /// <summary>What a bar leaves of the weight of those before it, a fraction in [0.5, 1]; 0.99 by default, a memory of 100 bars; 1 forgets nothing.</summary>
    [Range(0.5, 1.0)]
    [Description("What a bar leaves of the weight of those before it; 1 forgets nothing.")]
    public double Forgetting { get; init; } = 0.99;

    /// <summary>Returns learnt from before anything is predicted, 20 to 5000; 100 by default.</summary>
    [Range(20, 5000)]
    [Description("Returns learnt from before anything is predicted.")]
    public int WarmUp { get; init; } = 100;

    /// <summary>
    /// Variance of each coefficient about zero before anything is learnt, per unit of noise variance, 1 to 1e15; 1e4 by
    /// default, which weighs as much as one bar with returns of 1 %.
    /// </summary>
    [Range(1.0, 1e15)]
    [Description("Variance of each coefficient before anything is learnt.")]
    public double PriorVariance { get; init; } = 1e4;

    /// <summary>
    /// How many times as uncertain as after the warm-up forgetting alone may leave the coefficients (by the sum of their
    /// variances), 1 to 1e12; 10 by default. In a market that stands still nothing is learnt, and without the limit
    /// everything would be forgotten and the next bar believed whole.
    /// </summary>
    [Range(1.0, 1e12)]
    [Description("How many times as uncertain as after the warm-up forgetting alone may leave the coefficients.")]
    public double WindUpLimit { get; init; } = 10;

    /// <summary>Length of a bar in seconds, 1 to 86400; 86400 (a session) by default.</summary>
    [Range(1, 86_400)]
    [Description("Length of a bar in seconds; 86400 is a session.")]
    [ResetsState]
    public int BarSeconds { get; init; } = 86_400;
}

/// <summary>Checks the ranges.</summary>
[OptionsValidator]
public sealed partial class FadingMemoryOptionsValidator : IValidateOptions<FadingMemoryOptions>;

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Features;

/// <summary>Options of <see cref="WaveletEnergies"/>.</summary>
public sealed record WaveletEnergiesOptions
{
    /// <summary>The wavelet; <see cref="WaveletFilter.LeastAsymmetric"/> by default.</summary>
    [Description("The wavelet: haar or least_asymmetric, of eight taps.")]
    public WaveletFilter Wavelet { get; init; } = WaveletFilter.LeastAsymmetric;

    /// <summary>Levels, 1 to 8; level j stands for periods of 2ʲ to 2ʲ⁺¹ bars; 4 by default.</summary>
    [Range(1, 8)]
    [Description("Levels; level j stands for periods of 2^j to 2^(j+1) bars.")]
    public int Levels { get; init; } = 4;

    /// <summary>Coefficients whose energy is added up, 8 to 2500; 64 by default.</summary>
    [Range(8, 2500)]
    [Description("Coefficients whose energy is added up.")]
    public int Window { get; init; } = 64;

    /// <summary>Returns that may span missing bars and are left out, 0 to 250; 5 by default.</summary>
    [Range(0, 250)]
    [Description("Returns that may span missing bars and are left out.")]
    public int MaxMissing { get; init; } = 5;

    /// <summary>Length of a bar in seconds, 1 to 86400; 86400 (a session) by default.</summary>
    [Range(1, 86_400)]
    [Description("Length of a bar in seconds; 86400 is a session.")]
    public int BarSeconds { get; init; } = 86_400;
}

/// <summary>Checks the ranges.</summary>
[OptionsValidator]
public sealed partial class WaveletEnergiesOptionsValidator : IValidateOptions<WaveletEnergiesOptions>;

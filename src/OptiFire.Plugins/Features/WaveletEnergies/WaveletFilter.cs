namespace OptiFire.Plugins.Features;

/// <summary>The wavelet <see cref="WaveletEnergies"/> looks through.</summary>
public enum WaveletFilter
{
    /// <summary>Differences of neighbouring means: the shortest filter, the least separation of scales.</summary>
    Haar,

    /// <summary>Daubechies' least asymmetric filter of eight taps: scales separate better, the warm-up is longer.</summary>
    LeastAsymmetric,
}

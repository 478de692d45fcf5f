namespace OptiFire.Numerics.Factors;

/// <summary>Whether the data allowed a principal component analysis.</summary>
public enum PcaStatus
{
    /// <summary>Components were found.</summary>
    Estimated,

    /// <summary>A value is NaN or infinite, or so large that its square overflows.</summary>
    NotFinite,

    /// <summary>No series varies beyond rounding.</summary>
    NoVariation,
}

namespace OptiFire.Numerics.Cointegration;

/// <summary>What a fit of a mean-reverting process found.</summary>
public enum MeanReversionStatus
{
    /// <summary>−1 &lt; b &lt; 0: the spread returns, with a half-life.</summary>
    Reverting,

    /// <summary>b ≥ 0: the spread does not return; the half-life is +∞.</summary>
    NotReverting,

    /// <summary>b ≤ −1: the spread overshoots its mean at every step, which no continuous process does.</summary>
    Overshooting,

    /// <summary>The spread does not vary before its last value.</summary>
    Constant,

    /// <summary>There are fewer than three values.</summary>
    TooShort,

    /// <summary>A value is NaN or infinite.</summary>
    NotFinite,
}

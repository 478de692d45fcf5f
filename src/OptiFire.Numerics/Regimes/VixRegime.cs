namespace OptiFire.Numerics.Regimes;

/// <summary>How much fear the option market shows, in rising order.</summary>
public enum VixRegime
{
    /// <summary>Below the first band.</summary>
    Low,

    /// <summary>From the first band.</summary>
    Normal,

    /// <summary>From the second band.</summary>
    Elevated,

    /// <summary>From the third band, or from the second with the term structure inverted.</summary>
    Crisis,
}

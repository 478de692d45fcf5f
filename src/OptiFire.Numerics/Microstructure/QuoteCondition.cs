namespace OptiFire.Numerics.Microstructure;

/// <summary>What kind of quote two sides make.</summary>
public enum QuoteCondition
{
    /// <summary>Both sides there, bid below ask.</summary>
    Regular,

    /// <summary>A price is not above zero.</summary>
    Invalid,

    /// <summary>A side offers nothing.</summary>
    ZeroSize,

    /// <summary>The bid is above the ask.</summary>
    Crossed,

    /// <summary>The bid equals the ask.</summary>
    Locked,
}

namespace OptiFire.Sdk.Market;

/// <summary>Which side started a trade by crossing the spread.</summary>
public enum AggressorSide
{
    /// <summary>The source does not say.</summary>
    Unknown,

    /// <summary>A buyer took an offer.</summary>
    Buy,

    /// <summary>A seller hit a bid.</summary>
    Sell,
}

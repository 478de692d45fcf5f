namespace OptiFire.Sdk.Market;

/// <summary>How corporate actions change a column.</summary>
public enum AdjustedAs
{
    /// <summary>Not at all.</summary>
    Nothing,

    /// <summary>As a price: divided by a split's ratio, scaled by dividends.</summary>
    Price,

    /// <summary>As a number of shares: multiplied by a split's ratio.</summary>
    Quantity,
}

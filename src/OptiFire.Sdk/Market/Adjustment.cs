namespace OptiFire.Sdk.Market;

/// <summary>Which corporate actions a need wants taken out of past prices; only actions known at the view's time count.</summary>
public enum Adjustment
{
    /// <summary>Prices as they were traded.</summary>
    Raw,

    /// <summary>Splits only.</summary>
    Split,

    /// <summary>Splits and cash dividends, so that ratios of prices are total returns.</summary>
    TotalReturn,
}

namespace OptiFire.Sdk.Market;

/// <summary>What kind of thing an instrument is.</summary>
public enum AssetClass
{
    /// <summary>Shares of a company or of a fund.</summary>
    Equity,

    /// <summary>A digital asset traded around the clock.</summary>
    Crypto,

    /// <summary>A listed option.</summary>
    Option,

    /// <summary>A computed level, such as the VIX, that cannot be traded.</summary>
    Index,

    /// <summary>A currency pair.</summary>
    Currency,
}

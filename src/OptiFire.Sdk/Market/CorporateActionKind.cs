namespace OptiFire.Sdk.Market;

/// <summary>What a company does to its shares.</summary>
public enum CorporateActionKind
{
    /// <summary>Shares are divided or merged.</summary>
    Split,

    /// <summary>Cash is paid per share.</summary>
    CashDividend,

    /// <summary>The ticker changes.</summary>
    Rename,

    /// <summary>Trading ends.</summary>
    Delisting,
}

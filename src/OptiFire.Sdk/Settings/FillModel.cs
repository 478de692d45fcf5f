namespace OptiFire.Sdk.Settings;

/// <summary>How the simulated broker fills market orders.</summary>
public enum FillModel
{
    /// <summary>Whole, at the open of the instrument's next bar.</summary>
    NextBarOpen,

    /// <summary>At the quote or half a spread away, with square-root impact, at most a share of each bar's volume.</summary>
    SpreadAndImpact,
}

namespace OptiFire.Plugins.Alpha;

/// <summary>Where a plugin takes traded volume and price changes from.</summary>
public enum FlowInput
{
    /// <summary>One-minute bars.</summary>
    Bars,

    /// <summary>Trades, joined to minutes.</summary>
    Trades,
}

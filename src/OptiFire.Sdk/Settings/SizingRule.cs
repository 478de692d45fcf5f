namespace OptiFire.Sdk.Settings;

/// <summary>How a level becomes a quantity.</summary>
public enum SizingRule
{
    /// <summary>Level × <see cref="ExecutionSettings.CapitalPerSymbol"/> of equity.</summary>
    FractionOfEquity,

    /// <summary>Level × <see cref="ExecutionSettings.FixedQuantity"/> units.</summary>
    FixedQuantity,
}

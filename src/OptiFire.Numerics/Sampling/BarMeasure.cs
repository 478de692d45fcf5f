namespace OptiFire.Numerics.Sampling;

/// <summary>What a bar counts.</summary>
public enum BarMeasure
{
    /// <summary>Trades.</summary>
    Ticks,

    /// <summary>Units traded.</summary>
    Volume,

    /// <summary>Money traded: price × size.</summary>
    Dollars,
}

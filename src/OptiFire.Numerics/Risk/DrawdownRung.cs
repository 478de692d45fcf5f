namespace OptiFire.Numerics.Risk;

/// <summary>How much exposure a drawdown leaves.</summary>
public enum DrawdownRung
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>The reduced multiplier.</summary>
    Reduced,

    /// <summary>None.</summary>
    Stopped,
}

namespace OptiFire.Sdk.Decisions;

/// <summary>What a risk plugin wants done with targets.</summary>
/// <param name="Multiplier">In [0, 1]: targets are scaled to this share of themselves.</param>
/// <param name="BlocksNewExposure">Whether only orders that reduce risk may pass.</param>
/// <param name="Reason">Why, for people.</param>
public readonly record struct RiskDecision(double Multiplier, bool BlocksNewExposure, string Reason)
{
    /// <summary>Leaves targets as they are.</summary>
    public static RiskDecision Keep(string reason) => new(1, false, reason);

    /// <summary>Shrinks targets to a share of themselves.</summary>
    public static RiskDecision Shrink(double multiplier, string reason) => new(multiplier, false, reason);

    /// <summary>Lets only orders pass that reduce risk.</summary>
    public static RiskDecision Block(string reason) => new(1, true, reason);
}

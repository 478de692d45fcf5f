namespace OptiFire.Sdk.Decisions;

/// <summary>What a guard wants in force.</summary>
/// <param name="Multiplier">Targets are scaled to this share of themselves, in [0, 1].</param>
/// <param name="State">The least strict trading state allowed.</param>
/// <param name="Flatten">Whether to close every position.</param>
/// <param name="Reason">Why, for people.</param>
public readonly record struct GuardVerdict(double Multiplier, TradingState State, bool Flatten, string Reason)
{
    /// <summary>Nothing restricted.</summary>
    public static GuardVerdict Clear { get; } = new(1, TradingState.Active, false, "");
}

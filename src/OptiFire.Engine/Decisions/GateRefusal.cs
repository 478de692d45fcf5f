using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Decisions;

/// <summary>Why the gate refused an order.</summary>
/// <param name="Rule">Which limit or filter.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Observed">The value the order would have led to.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record GateRefusal(InstanceId Rule, decimal Limit, decimal Observed, string Reason)
{
    /// <summary>Whether an order filter refused it: the same order may pass a moment later.</summary>
    public bool IsByFilter { get; init; }
}

using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Replay;

/// <summary>How often a rule changed a target or refused an order.</summary>
/// <param name="Place">The stage of the decision pipeline, or <c>Gate</c>.</param>
/// <param name="Rule">A plugin instance, or the engine's own rule under its setting's name.</param>
/// <param name="Count">How often.</param>
/// <param name="LastReason">Why, the last time.</param>
public sealed record RuleActivity(string Place, InstanceId Rule, long Count, string LastReason);

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of verbs that want only a reason.</summary>
/// <param name="Reason">Why.</param>
internal sealed record ReasonArguments(string Reason);

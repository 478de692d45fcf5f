using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of the verbs that act on a plugin.</summary>
/// <param name="Instance">Which.</param>
/// <param name="Reason">Why; may be empty where trading is not concerned.</param>
internal sealed record InstanceArguments(InstanceId Instance, string Reason = "");

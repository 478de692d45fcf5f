using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of <c>schedule.preview</c>.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Count">How many times at most, 1 to 1000.</param>
internal sealed record PreviewArguments(InstanceId Instance, int Count = 10);

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of <c>settings.version</c>.</summary>
/// <param name="Number">Which.</param>
internal sealed record VersionArguments(long Number);

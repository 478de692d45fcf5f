namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of <c>settings.get</c>.</summary>
/// <param name="Path">A setting, or a group of them.</param>
internal sealed record PathArguments(string Path);

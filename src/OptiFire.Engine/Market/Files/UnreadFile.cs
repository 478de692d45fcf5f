namespace OptiFire.Engine.Market.Files;

/// <summary>A file of a folder that was not understood.</summary>
/// <param name="Path">The file, relative to the folder.</param>
/// <param name="Reason">Why not.</param>
public sealed record UnreadFile(string Path, string Reason);

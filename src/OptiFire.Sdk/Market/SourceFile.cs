namespace OptiFire.Sdk.Market;

/// <summary>Names one file exactly, so that the journal can say what was read.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Bytes">Its length in bytes, as stored (compressed where it is).</param>
/// <param name="Sha256">The SHA-256 of its bytes, as stored, in lower-case hexadecimal.</param>
public sealed record SourceFile(string Name, long Bytes, string Sha256);

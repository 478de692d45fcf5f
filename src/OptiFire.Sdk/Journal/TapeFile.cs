namespace OptiFire.Sdk.Journal;

/// <summary>A file that fed a run: known by its hash, not copied.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hexadecimal.</param>
/// <param name="Rows">How many data rows were read from it.</param>
public sealed record TapeFile(string Name, long Bytes, string Sha256, long Rows);

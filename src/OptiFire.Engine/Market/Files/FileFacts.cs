using System.Security.Cryptography;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Names a file exactly.</summary>
internal static class FileFacts
{
    /// <summary>Length and hash of a file as it is stored.</summary>
    public static SourceFile Of(string path)
    {
        using FileStream bytes = TextFile.OpenAt(path, 0);
        return new SourceFile(Path.GetFileName(path), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}

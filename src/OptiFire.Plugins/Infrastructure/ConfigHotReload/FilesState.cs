using System.Security.Cryptography;
using System.Text;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What files look like at a moment.</summary>
/// <param name="Stamp">Lengths and times of writing.</param>
/// <param name="Content">Hash of what is in them; a file that cannot be read counts as empty.</param>
internal sealed record FilesState(string Stamp, string Content)
{
    // More is no file of settings: its beginning, its length and its time tell enough.
    private const int LargestFile = 1 << 20;

    public static async Task<FilesState> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var stamp = new StringBuilder();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in paths)
        {
            var file = new FileInfo(path);
            stamp.Append(file.Exists ? file.Length : -1).Append('@').Append(file.LastWriteTimeUtc.Ticks).Append(' ');
            byte[] content = await ReadAsync(path, cancellationToken).ConfigureAwait(false);
            hash.AppendData(SHA256.HashData(content));
        }

        return new FilesState(stamp.ToString(), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            byte[] content = new byte[Math.Min(stream.Length, LargestFile)];
            int length = await stream
                .ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return content[..length];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // whoever reads it for its settings says what is wrong with it
        }
    }
}

using System.Text;

namespace OptiFire.Yaml;

/// <summary>The text of a file, read whole or not at all.</summary>
internal static class SettingsFileText
{
    /// <summary>The most bytes of a file of settings.</summary>
    public const int LargestFile = 1 << 20;

    /// <summary>Reads a file; null when it cannot be read, with its error noted.</summary>
    public static string? Read(int index, string path, ErrorList errors)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var start = new YamlPosition(index, path, 1, 1);
        try
        {
            DateTime before = File.GetLastWriteTimeUtc(path);
            if (ReadBytes(path) is not { } bytes)
            {
                errors.AddFile(start, $"it has too many bytes for settings; at most {LargestFile}");
                return null;
            }

            if (
                !File.Exists(path)
                || File.GetLastWriteTimeUtc(path) != before
                || new FileInfo(path).Length != bytes.Length
            )
            {
                errors.AddFile(start, "it changed while it was read; read it again when it is whole");
                return null;
            }

            var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return encoding.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            errors.AddFile(start, $"it is not UTF-8 (byte {error.Index}); save it as UTF-8");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            errors.AddFile(start, "there is no such file");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            errors.AddFile(start, $"it cannot be read: {error.Message}");
        }

        return null;
    }

    /// <summary>The bytes; null when there are too many. A file may grow while it is read, and a device has no end.</summary>
    private static byte[]? ReadBytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[Math.Min(Math.Max(stream.CanSeek ? stream.Length : 0, 0), LargestFile) + 1];
        int length = 0;
        while (true)
        {
            int read = stream.Read(bytes, length, bytes.Length - length);
            length += read;
            if (read == 0)
            {
                return bytes[..length];
            }

            if (length > LargestFile)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(2 * length, LargestFile + 1));
            }
        }
    }
}

using System.IO.Compression;
using System.Text;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

/// <summary>Writes test files and reads shared ones.</summary>
internal static class Texts
{
    public static string Write(this TemporaryFolder folder, string name, string text)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(text) : Bytes(text));
        return path;
    }

    public static string WriteZip(this TemporaryFolder folder, string name, string entry, string text)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using Stream stream = zip.CreateEntry(entry).Open();
        stream.Write(Bytes(text));
        return path;
    }

    /// <summary>The data lines of a shared file, read by the framework and not by the code under test.</summary>
    public static string[] DataLines(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(text);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            gzip.Write(Bytes(text));
        }

        return memory.ToArray();
    }
}

using System.IO.Compression;

namespace OptiFire.Engine.Market.Files;

/// <summary>Opens the one CSV inside a Lean zip.</summary>
internal static class LeanArchive
{
    /// <summary>Opens the entry; disposing the stream closes the archive.</summary>
    /// <exception cref="DataFileException">The file is no zip, is damaged, or does not hold exactly one CSV.</exception>
    public static Stream Open(string path)
    {
        string name = Path.GetFileName(path);
        FileStream file = TextFile.OpenAt(path, 0);
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            ZipArchiveEntry[] entries =
            [
                .. archive.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)),
            ];
            return entries.Length == 1
                ? new ArchiveEntryStream(entries[0].Open(), entries[0].Length, name, archive)
                : throw new DataFileException($"'{name}' holds {entries.Length} CSV files; a Lean zip holds one.");
        }
        catch (InvalidDataException damage)
        {
            file.Dispose();
            throw new DataFileException($"'{name}' is damaged or cut short: it is no zip archive.", damage);
        }
        catch (DataFileException)
        {
            file.Dispose();
            throw;
        }
    }
}

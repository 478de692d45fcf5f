using System.Globalization;
using OptiFire.Sdk.Control;

namespace OptiFire.Engine.Checkpoints;

/// <summary>Keeps checkpoints as files of one folder, beside the journal they belong to.</summary>
/// <remarks>
/// A file is written under another name, brought to the disk, renamed, and the folder brought to the disk: after a crash
/// or a power cut there is the whole file or none. Names count up, so that the newest is known without looking inside.
/// </remarks>
public sealed class FileCheckpointStore : ICheckpointStore
{
    private const string Prefix = "checkpoint-";
    private const string Suffix = ".snapshot";
    private const string Unfinished = ".part";

    private readonly string _folder;
    private readonly int _kept;

    /// <summary>Names a folder; it is made with the first checkpoint.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kept">How many are kept, 1 or more.</param>
    public FileCheckpointStore(string folder, int kept = 3)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(kept, 1);
        _folder = Path.GetFullPath(folder);
        _kept = kept;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Names()
    {
        try
        {
            return Directory.Exists(_folder)
                ?
                [
                    .. Directory
                        .EnumerateFiles(_folder, $"{Prefix}*{Suffix}")
                        .Select(path => Path.GetFileName(path))
                        .Where(name => NumberOf(name) > 0)
                        .OrderByDescending(NumberOf)
                        .ThenByDescending(name => name, StringComparer.Ordinal),
                ]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"The folder '{_folder}' cannot be listed: {exception.Message}", exception);
        }
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Read(string name)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(_folder, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"'{name}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <inheritdoc />
    public string Write(long sequence, ReadOnlyMemory<byte> content)
    {
        string part = "";
        try
        {
            Directory.CreateDirectory(_folder);
            long number = Names().Select(NumberOf).DefaultIfEmpty(0).Max() + 1;
            string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D6}-at-{sequence:D12}{Suffix}");
            part = Path.Combine(_folder, name + Unfinished);
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stream.Write(content.Span);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, Path.Combine(_folder, name), overwrite: true);
            FolderSync.ToDisk(_folder);
            Prune();
            return name;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Drop(part);
            throw new CheckpointException(
                $"A checkpoint of {content.Length} bytes cannot be stored in '{_folder}': {exception.Message} "
                    + "Free space there, or let the process write to it. The earlier checkpoints are untouched.",
                exception
            );
        }
    }

    /// <summary>Removes what is too much, and what a crash left half written.</summary>
    private void Prune()
    {
        foreach (string name in Names().Skip(_kept))
        {
            File.Delete(Path.Combine(_folder, name));
        }

        foreach (string path in Directory.EnumerateFiles(_folder, $"{Prefix}*{Suffix}{Unfinished}"))
        {
            File.Delete(path);
        }
    }

    private static void Drop(string part)
    {
        try
        {
            if (part.Length > 0)
            {
                File.Delete(part);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left of it is not taken for a checkpoint, and the next one that succeeds removes it.
        }
    }

    private static long NumberOf(string name)
    {
        ReadOnlySpan<char> rest = name.AsSpan(Prefix.Length);
        int end = rest.IndexOf('-');
        return end > 0 && long.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : 0;
    }
}

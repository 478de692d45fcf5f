using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>Keeps a second writer away, in this process or another, for as long as it is held.</summary>
/// <remarks>
/// The lock is on a file of its own beside the database: closing any other handle of the database would drop SQLite's
/// own locks, which belong to the process. The system releases it when the process ends, however it ends; the empty
/// file stays, because removing it would let two writers lock two files of one name.
/// </remarks>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream held;

    private WriterLock(FileStream held) => this.held = held;

    public static WriterLock Take(string path)
    {
        string file = path + "-lock";
        try
        {
            return new WriterLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (DirectoryNotFoundException error)
        {
            throw new JournalException($"Journal '{path}': its folder does not exist; create it", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new JournalException(
                $"Journal '{path}': '{file}' cannot be written; allow writing to the folder",
                error
            );
        }
        catch (IOException error) when (File.Exists(file))
        {
            throw new JournalException(
                $"Journal '{path}': another engine has it open; stop that one, or name another file",
                error
            );
        }
        catch (IOException error)
        {
            throw StoreErrors.Describe(path, error);
        }
    }

    public void Dispose() => held.Dispose();
}

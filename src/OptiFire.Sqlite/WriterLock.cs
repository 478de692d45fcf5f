using System.Globalization;
using OptiFire.Sdk;

namespace OptiFire.Sqlite;

/// <summary>Keeps a second writer away, in this process or another, for as long as it is held.</summary>
/// <remarks>
/// The lock is on a file of its own beside the database: closing any other handle of the database would drop SQLite's
/// own locks, which belong to the process. The system releases it when the process ends, however it ends; the empty
/// file stays, because removing it would let two writers lock two files of one name. Who holds it stands in a second
/// file: the locked one cannot be read by others.
/// </remarks>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream held;
    private readonly string holder;

    private WriterLock(FileStream held, string holder) => (this.held, this.holder) = (held, holder);

    /// <summary>Takes the lock of a database, or says who has it.</summary>
    /// <param name="path">The database.</param>
    /// <param name="fault">Makes an error of a cause.</param>
    public static WriterLock Take(string path, Func<string, Exception?, OptiFireException> fault)
    {
        string file = path + "-lock";
        string holder = path + "-holder";
        try
        {
            var taken = new WriterLock(
                new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None),
                holder
            );
            taken.Sign();
            return taken;
        }
        catch (DirectoryNotFoundException error)
        {
            throw fault("its folder does not exist; create it", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw fault($"'{file}' cannot be written; allow writing to the folder", error);
        }
        catch (IOException error) when (File.Exists(file))
        {
            throw fault($"another engine has it open{Who(holder)}; stop that one, or name another file", error);
        }
        catch (IOException error)
        {
            throw fault(StoreErrors.Cause(error), error);
        }
    }

    public void Dispose()
    {
        TryWrite(() => File.Delete(holder));
        held.Dispose();
    }

    private static string Who(string holder)
    {
        try
        {
            return File.ReadAllText(holder).TrimEnd() is { Length: > 0 } who ? $" ({who})" : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // The name only helps people: where it cannot be written, the lock holds all the same.
    private static void TryWrite(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }

    private void Sign() =>
        TryWrite(() =>
            File.WriteAllText(
                holder,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"process {Environment.ProcessId} since {DateTimeOffset.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"
                )
            )
        );
}

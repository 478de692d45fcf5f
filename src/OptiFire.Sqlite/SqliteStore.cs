using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>A journal and a tape in one SQLite file.</summary>
/// <remarks>
/// One thread writes, several groups to a transaction; reading does not hold it up. What survives what:
/// <list type="bullet">
/// <item><see cref="Durability.BeforeSend"/>: a durable sequence survives loss of power; each commit is synced.</item>
/// <item><see cref="Durability.Grouped"/>: a durable sequence survives the end of the process, however it ends; loss of
/// power may cost the last groups, never the order of those before.</item>
/// <item><see cref="Durability.AtEnd"/>: nothing is durable before the store is closed, or someone waits for it; after a
/// loss of power before that, the file may be damaged, with what it held from earlier runs.</item>
/// </list>
/// Beside the file stand <c>-wal</c> and <c>-shm</c> while it is open, with <c>-holder</c>, which names the process, and an empty <c>-lock</c> always. The file must be
/// on a local disk.
/// </remarks>
public sealed class SqliteStore : IJournalStore
{
    private readonly WriterLock writerLock;
    private readonly SqliteConnection connection;
    private readonly WriteQueue queue;
    private readonly StoreWriter writer;
    private int isClosed;

    private SqliteStore(
        StoreFile file,
        WriterLock writerLock,
        SqliteConnection connection,
        Durability durability,
        SqliteStoreOptions options
    )
    {
        this.writerLock = writerLock;
        this.connection = connection;
        JournalHead head = ReadHead(connection);
        queue = new WriteQueue(options.QueueBytes, head.Sequence, head.Groups);
        Journal = new SqliteJournal(file, head, queue, DisposeAsync);
        Tape = new SqliteTape(file, connection, queue);
        writer = new StoreWriter(file, connection, durability, options, queue);
    }

    /// <inheritdoc />
    public IJournal Journal { get; }

    /// <inheritdoc />
    public ITape Tape { get; }

    /// <summary>Opens a store for writing, made when the file is missing or empty.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="durability">When what is written must have reached the disk.</param>
    /// <param name="options">How it writes; null for the defaults.</param>
    /// <exception cref="JournalException">
    /// It cannot be opened: not a journal, of a later version, read-only, locked, open in another engine, damaged.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static SqliteStore Open(string path, Durability durability, SqliteStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new SqliteStoreOptions();
        options.Check();
        if (!Enum.IsDefined(durability))
        {
            throw new ArgumentOutOfRangeException(nameof(durability), durability, "There is no such durability.");
        }

        var file = new StoreFile(path, options);
        WriterLock writerLock = WriterLock.Take(
            file.Path,
            (cause, inner) => StoreErrors.Journal(file.Path, cause, inner)
        );
        SqliteConnection? connection = null;
        try
        {
            connection = file.OpenWriter();
            StoreSchema.Ensure(connection, file.Path);
            return new SqliteStore(file, writerLock, connection, durability, options);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            writerLock.Dispose();
            if (error is SqliteException)
            {
                throw StoreErrors.Describe(file.Path, error);
            }

            throw;
        }
    }

    /// <summary>Reads a journal without opening it for writing, as an engine may have it open: for checking it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fromNumber">The number of the first group, from 1.</param>
    /// <returns>The committed groups in order, as stored: nothing is checked.</returns>
    /// <exception cref="JournalException">It cannot be read, or is not a journal.</exception>
    public static IEnumerable<CommitGroup> ReadGroups(string path, long fromNumber = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new StoreFile(path, new SqliteStoreOptions());
        StoreErrors.Guard(
            file.Path,
            () =>
            {
                using SqliteConnection reader = file.OpenReader();
                return StoreSchema.Recognise(reader, file.Path)
                    ? true
                    : throw new JournalException($"Journal '{file.Path}': the file is empty; name another one");
            }
        );
        return SqliteJournal.Read(file, fromNumber, () => long.MaxValue);
    }

    /// <summary>Writes what waits, makes it durable and closes the file; doing it again does nothing.</summary>
    /// <exception cref="JournalException">Something could not be stored, and nobody has been told yet.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isClosed, 1) != 0)
        {
            return;
        }

        queue.Close();
        await writer.Finished.ConfigureAwait(false);
        writer.Dispose();
        await connection.DisposeAsync().ConfigureAwait(false);
        writerLock.Dispose();
        queue.ThrowIfUnseen();
    }

    private static JournalHead ReadHead(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Prepare(
            """
            SELECT number, last_sequence, lower(hex(hash)),
                (SELECT value FROM meta WHERE name = 'records'), (SELECT value FROM meta WHERE name = 'bytes')
            FROM journal ORDER BY number DESC LIMIT 1
            """
        );
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new JournalHead(
                reader.GetInt64(0),
                reader.GetInt64(3),
                reader.GetInt64(4),
                reader.GetInt64(1),
                reader.GetString(2)
            )
            : JournalHead.Empty;
    }
}

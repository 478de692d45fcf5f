using System.Text.Json;
using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Settings;

namespace OptiFire.Sqlite;

/// <summary>Versions of settings in a SQLite file of their own.</summary>
/// <remarks>
/// A version that was written survives the end of the process and loss of power: each is one transaction, synced. All
/// versions are checked against their hashes when the file is opened. Beside the file stand <c>-wal</c> and <c>-shm</c>
/// while it is open, with <c>-holder</c>, which names the process, and an empty <c>-lock</c> always. The file must be on a
/// local disk.
/// </remarks>
public sealed class SqliteSettingsStore : ISettingsStore
{
    private readonly Lock gate = new();
    private readonly StoreFile file;
    private readonly WriterLock? writerLock;
    private readonly SqliteConnection connection;
    private SettingsVersion? newest;
    private SettingsContent? baseline;
    private string headHash = SettingsRow.NoHash;
    private bool isClosed;

    private SqliteSettingsStore(StoreFile file, WriterLock? writerLock, SqliteConnection connection)
    {
        this.file = file;
        this.writerLock = writerLock;
        this.connection = connection;
        Verify();
        ReadBaseline();
    }

    /// <inheritdoc />
    public SettingsVersion? Newest => Volatile.Read(ref newest);

    /// <inheritdoc />
    public SettingsContent? Baseline => Volatile.Read(ref baseline);

    /// <summary>Opens a store for writing, made when the file is missing or empty.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="busyTimeout">How long to wait for another program that holds the file, 1 s to 10 min; null for 5 s.</param>
    /// <exception cref="SettingsStoreException">
    /// It cannot be opened: not a store, of a later version, read-only, locked, open in another engine, damaged; a version
    /// that is not what was stored is named.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of range.</exception>
    public static SqliteSettingsStore Open(string path, TimeSpan? busyTimeout = null) =>
        Open(path, busyTimeout, isForWriting: true);

    /// <summary>Opens a store for reading, as an engine may have it open: what is written later is not seen.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsStoreException">It cannot be read, is no store, or was damaged.</exception>
    public static SqliteSettingsStore OpenForReading(string path) => Open(path, null, isForWriting: false);

    /// <inheritdoc />
    public SettingsVersion? Find(long number) => Select("WHERE number = ?1", number).FirstOrDefault();

    /// <inheritdoc />
    public IReadOnlyList<SettingsVersion> Read(int limit, long? before)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Select("WHERE number < ?1 ORDER BY number DESC LIMIT ?2", before ?? long.MaxValue, (long)limit);
    }

    /// <inheritdoc />
    public void Write(SettingsVersion? version, SettingsContent? baseline)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (writerLock is null)
            {
                throw Fault("it was opened for reading", null);
            }

            long last = newest?.Number ?? 0;
            if (version is not null && version.Number != last + 1)
            {
                throw new ArgumentException($"Version {version.Number} cannot follow version {last}.", nameof(version));
            }

            SettingsRow? row = version is null ? null : SettingsRow.Of(version, headHash);
            Commit(row, baseline);
            if (row is not null)
            {
                headHash = row.Hash;
                Volatile.Write(ref newest, version);
            }

            if (baseline is not null)
            {
                Volatile.Write(ref this.baseline, baseline);
            }
        }
    }

    /// <summary>Closes the file; doing it again does nothing.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (!isClosed)
            {
                isClosed = true;
                connection.Dispose();
                writerLock?.Dispose();
            }
        }
    }

    private static SqliteSettingsStore Open(string path, TimeSpan? busyTimeout, bool isForWriting)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var options = new SqliteStoreOptions();
        options = options with { BusyTimeout = busyTimeout ?? options.BusyTimeout };
        options.Check();
        var file = new StoreFile(path, options);
        WriterLock? writerLock = isForWriting
            ? WriterLock.Take(file.Path, (cause, inner) => Fault(file, cause, inner))
            : null;
        SqliteConnection? connection = null;
        try
        {
            connection = isForWriting ? file.OpenWriter() : file.OpenReader();
            if (isForWriting)
            {
                SettingsStoreSchema.Steps.Ensure(connection, (cause, inner) => Fault(file, cause, inner));
            }
            else if (!SettingsStoreSchema.Steps.Recognise(connection, (cause, inner) => Fault(file, cause, inner)))
            {
                throw Fault(file, "the file is empty; name another one", null);
            }

            return new SqliteSettingsStore(file, writerLock, connection);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            writerLock?.Dispose();
            if (error is SqliteException)
            {
                throw Fault(file, StoreErrors.Cause(error, SettingsStoreSchema.Kind), error);
            }

            throw;
        }
    }

    private static SettingsStoreException Fault(StoreFile file, string cause, Exception? inner) =>
        new($"Settings '{file.Path}': {cause}", inner);

    private SettingsStoreException Fault(string cause, Exception? inner) => Fault(file, cause, inner);

    private SettingsStoreException Untrue(long number, Exception? inner = null) =>
        Fault($"version {number} is not what was stored; restore a copy of the file", inner);

    private void Commit(SettingsRow? row, SettingsContent? files)
    {
        try
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            if (row is not null)
            {
                Run(
                    $"INSERT INTO version ({SettingsRow.Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                    row.Values()
                );
            }

            if (files is not null)
            {
                Run(
                    "INSERT OR REPLACE INTO baseline (id, content_hash, content) VALUES (1, ?1, ?2)",
                    files.Hash,
                    files.Text
                );
            }

            transaction.Commit();
        }
        catch (SqliteException error)
        {
            throw Fault(StoreErrors.Cause(error, SettingsStoreSchema.Kind), error);
        }
    }

    private void Run(string sql, params ReadOnlySpan<object> values)
    {
        using SqliteCommand command = connection.Prepare(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>Checks every version against its hash, and takes the newest.</summary>
    private void Verify()
    {
        SettingsRow? last = null;
        using SqliteCommand command = connection.Prepare($"SELECT {SettingsRow.Columns} FROM version ORDER BY number");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = SettingsRow.Read(reader);
            long expected = (last?.Number ?? 0) + 1;
            if (row.Number != expected)
            {
                throw Fault($"version {expected} is missing; restore a copy of the file", null);
            }

            if (!row.HasItsContent || row.Hash != row.ComputeHash(headHash))
            {
                throw Untrue(row.Number);
            }

            headHash = row.Hash;
            last = row;
        }

        newest = last is null ? null : ToVersion(last);
    }

    private void ReadBaseline()
    {
        using SqliteCommand command = connection.Prepare("SELECT content_hash, content FROM baseline");
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return;
        }

        try
        {
            var content = SettingsContent.Parse(reader.GetString(1));
            baseline = content.Hash == reader.GetString(0) ? content : throw new FormatException("Its hash differs.");
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw Fault("what the files said last is not what was stored; restore a copy of the file", error);
        }
    }

    private List<SettingsVersion> Select(string where, params ReadOnlySpan<object> values)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            try
            {
                using SqliteCommand command = connection.Prepare(
                    $"SELECT {SettingsRow.Columns} FROM version {where}",
                    values
                );
                using SqliteDataReader reader = command.ExecuteReader();
                var found = new List<SettingsVersion>();
                while (reader.Read())
                {
                    found.Add(ToVersion(SettingsRow.Read(reader)));
                }

                return found;
            }
            catch (SqliteException error)
            {
                throw Fault(StoreErrors.Cause(error, SettingsStoreSchema.Kind), error);
            }
        }
    }

    private SettingsVersion ToVersion(SettingsRow row)
    {
        try
        {
            return row.ToVersion();
        }
        catch (Exception error) when (error is FormatException or ArgumentException or JsonException)
        {
            throw Untrue(row.Number, error);
        }
    }
}

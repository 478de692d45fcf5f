using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;

namespace OptiFire.Sqlite;

/// <summary>The tape of a store.</summary>
internal sealed class SqliteTape : ITape
{
    private const int RowOverhead = 160; // numbers, names, hash and SQLite's own bytes of a row, about

    private readonly StoreFile file;
    private readonly WriteQueue queue;
    private readonly Lock order = new();
    private readonly Dictionary<string, long> lastSequences = [];
    private readonly Dictionary<string, long> trimmed = [];

    public SqliteTape(StoreFile file, SqliteConnection connection, WriteQueue queue)
    {
        this.file = file;
        this.queue = queue;
        ReadInto(lastSequences, connection, "SELECT kind, MAX(last_sequence) FROM tape GROUP BY kind");
        ReadInto(trimmed, connection, "SELECT kind, before_sequence FROM tape_trim");
    }

    /// <inheritdoc />
    public void Append(TapeBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        string kind = block.Kind.Id;
        lock (order)
        {
            long last = Math.Max(lastSequences.GetValueOrDefault(kind), trimmed.GetValueOrDefault(kind) - 1);
            if (block.FirstSequence <= last)
            {
                throw new ArgumentException(
                    $"A block of '{kind}' from {block.FirstSequence} cannot follow {last}.",
                    nameof(block)
                );
            }

            queue.Enqueue(new PendingWrite(s => Insert(s, block), block.Payload.Length + RowOverhead));
            lastSequences[kind] = block.LastSequence;
        }
    }

    /// <inheritdoc />
    public void AppendFile(TapeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        queue.Enqueue(
            new PendingWrite(
                s =>
                    s.Run(
                        "INSERT INTO tape_file (name, bytes, sha256, rows) VALUES (?1, ?2, ?3, ?4)",
                        file.Name,
                        file.Bytes,
                        file.Sha256,
                        file.Rows
                    ),
                RowOverhead
            )
        );
    }

    /// <inheritdoc />
    public IEnumerable<TapeBlock> Read(long firstSequence, long lastSequence, string? kindId = null)
    {
        using SqliteConnection connection = StoreErrors.Guard(file.Path, file.OpenReader);
        List<long> ids = StoreErrors.Guard(file.Path, () => Ids(connection, firstSequence, lastSequence, kindId));
        foreach (long id in ids)
        {
            if (StoreErrors.Guard(file.Path, () => Block(connection, id)) is { } block)
            {
                yield return block;
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<TapeFile> Files() =>
        StoreErrors.Guard(
            file.Path,
            () =>
            {
                using SqliteConnection connection = file.OpenReader();
                using SqliteCommand command = connection.Prepare(
                    "SELECT name, bytes, sha256, rows FROM tape_file ORDER BY id"
                );
                using SqliteDataReader reader = command.ExecuteReader();
                var files = new List<TapeFile>();
                while (reader.Read())
                {
                    files.Add(
                        new TapeFile(reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt64(3))
                    );
                }

                return files;
            }
        );

    /// <inheritdoc />
    public void Trim(string kindId, long beforeSequence)
    {
        ArgumentException.ThrowIfNullOrEmpty(kindId);
        lock (order)
        {
            if (beforeSequence <= trimmed.GetValueOrDefault(kindId))
            {
                return;
            }

            queue.Enqueue(new PendingWrite(s => Remove(s, kindId, beforeSequence), RowOverhead));
            trimmed[kindId] = beforeSequence;
        }
    }

    /// <inheritdoc />
    public long TrimmedBefore(string kindId)
    {
        lock (order)
        {
            return trimmed.GetValueOrDefault(kindId);
        }
    }

    private static void Insert(StoreStatements statements, TapeBlock block) =>
        statements.Run(
            """
            INSERT INTO tape (kind, schema_version, first_sequence, last_sequence, count, length, payload, hash)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            block.Kind.Id,
            block.Kind.SchemaVersion,
            block.FirstSequence,
            block.LastSequence,
            block.Count,
            block.Payload.Length,
            TapeCompression.Compress(block.Payload.Span),
            block.Hash.ToArray()
        );

    private static void Remove(StoreStatements statements, string kind, long before)
    {
        statements.Run("DELETE FROM tape WHERE kind = ?1 AND last_sequence < ?2", kind, before);
        statements.Run(
            """
            INSERT INTO tape_trim (kind, before_sequence) VALUES (?1, ?2)
            ON CONFLICT (kind) DO UPDATE SET before_sequence = excluded.before_sequence
            """,
            kind,
            before
        );
    }

    private static void ReadInto(Dictionary<string, long> numbers, SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.Prepare(sql);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            numbers[reader.GetString(0)] = reader.GetInt64(1);
        }
    }

    private static List<long> Ids(SqliteConnection connection, long first, long last, string? kind)
    {
        using SqliteCommand command = connection.Prepare(
            """
            SELECT id FROM tape WHERE last_sequence >= ?1 AND first_sequence <= ?2 AND (?3 IS NULL OR kind = ?3)
            ORDER BY first_sequence, id
            """,
            first,
            last,
            (object?)kind ?? DBNull.Value
        );
        using SqliteDataReader reader = command.ExecuteReader();
        var ids = new List<long>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    /// <summary>Reads one block; null when it was trimmed meanwhile.</summary>
    private TapeBlock? Block(SqliteConnection connection, long id)
    {
        using SqliteCommand command = connection.Prepare(
            """
            SELECT kind, schema_version, first_sequence, last_sequence, count, length, payload, hash
            FROM tape WHERE id = ?1
            """,
            id
        );
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        string kind = reader.GetString(0);
        (long first, long last) = (reader.GetInt64(2), reader.GetInt64(3));
        byte[]? payload = TapeCompression.TryDecompress(reader.GetFieldValue<byte[]>(6), reader.GetInt64(5));
        TapeBlock? block = payload is null
            ? null
            : new TapeBlock(new DatumKind(kind, reader.GetInt32(1)), first, last, reader.GetInt32(4), payload);
        return block is not null && block.Hash.Span.SequenceEqual(reader.GetFieldValue<byte[]>(7))
            ? block
            : throw new JournalException(
                $"Journal '{file.Path}': the tape's block of '{kind}' from {first} to {last} is damaged; "
                    + "its bytes do not give its hash"
            );
    }
}

using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>The journal of a store.</summary>
internal sealed class SqliteJournal(StoreFile file, JournalHead opened, WriteQueue queue, Func<ValueTask> close)
    : IJournal
{
    private const int PageGroups = 64;
    private const int RowOverhead = 96; // numbers, hash and SQLite's own bytes of a row, about

    private readonly Lock order = new();
    private long lastNumber = opened.Groups;
    private long lastSequence = opened.Sequence;

    /// <inheritdoc />
    public JournalHead Opened => opened;

    /// <inheritdoc />
    public long DurableSequence => queue.DurableSequence;

    /// <inheritdoc />
    public void Append(CommitGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (order)
        {
            Check(group);
            byte[] payload = group.Payload.ToArray();
            byte[] hash = group.Hash.ToArray();
            queue.Enqueue(
                new PendingWrite(
                    statements => statements.Insert(group, payload, hash),
                    payload.Length + RowOverhead,
                    group.LastSequence,
                    group.Number,
                    group.RequiresDurability
                )
            );
            (lastNumber, lastSequence) = (group.Number, group.LastSequence);
        }
    }

    /// <inheritdoc />
    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
        queue.WaitUntilDurable(sequence, cancellationToken);

    /// <inheritdoc />
    public IEnumerable<CommitGroup> Read(long fromNumber = 1) => Read(file, fromNumber, () => queue.DurableNumber);

    /// <inheritdoc />
    public void AppendTelemetry(string name, ReadOnlySpan<byte> payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        byte[] copy = payload.ToArray();
        queue.Enqueue(
            new PendingWrite(statements => statements.InsertTelemetry(name, copy), copy.Length + RowOverhead)
        );
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => close();

    /// <summary>Reads groups a page at a time: one long query would keep the write-ahead log from shrinking.</summary>
    internal static IEnumerable<CommitGroup> Read(StoreFile file, long fromNumber, Func<long> lastNumber)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromNumber, 1);
        return Pages();

        IEnumerable<CommitGroup> Pages()
        {
            using SqliteConnection connection = StoreErrors.Guard(file.Path, file.OpenReader);
            for (long next = fromNumber; ; )
            {
                List<CommitGroup> page = StoreErrors.Guard(file.Path, () => Page(connection, next, lastNumber()));
                foreach (CommitGroup group in page)
                {
                    yield return group;
                }

                if (page.Count < PageGroups)
                {
                    break;
                }

                next = page[^1].Number + 1;
            }
        }

        List<CommitGroup> Page(SqliteConnection connection, long from, long to)
        {
            using SqliteCommand command = connection.Prepare(
                $"""
                SELECT number, first_sequence, last_sequence, records, payload, hash FROM journal
                WHERE number BETWEEN ?1 AND ?2 ORDER BY number LIMIT {PageGroups}
                """,
                from,
                to
            );
            using SqliteDataReader reader = command.ExecuteReader();
            var page = new List<CommitGroup>(PageGroups);
            while (reader.Read())
            {
                page.Add(Group(reader, file.Path));
            }

            return page;
        }
    }

    private static CommitGroup Group(SqliteDataReader reader, string path)
    {
        long number = reader.GetInt64(0);
        long records = reader.GetInt64(3);
        return new CommitGroup
        {
            Number = number,
            FirstSequence = reader.GetInt64(1),
            LastSequence = reader.GetInt64(2),
            // Cutting the number to 32 bits could give the one that was hashed.
            Records = records is >= int.MinValue and <= int.MaxValue
                ? (int)records
                : throw new JournalException($"Journal '{path}': group {number} says it has {records} records"),
            Payload = reader.GetFieldValue<byte[]>(4),
            Hash = reader.GetFieldValue<byte[]>(5),
        };
    }

    private void Check(CommitGroup group)
    {
        if (group.Number != lastNumber + 1)
        {
            throw new ArgumentException($"Group {group.Number} cannot follow group {lastNumber}.", nameof(group));
        }

        if (group.FirstSequence <= lastSequence || group.LastSequence < group.FirstSequence)
        {
            throw new ArgumentException(
                $"Sequences {group.FirstSequence} to {group.LastSequence} cannot follow {lastSequence}.",
                nameof(group)
            );
        }

        ArgumentOutOfRangeException.ThrowIfNegative(group.Records);
        if (group.Hash.Length != JournalChain.HashLength)
        {
            throw new ArgumentException(
                $"A hash has {JournalChain.HashLength} bytes, not {group.Hash.Length}.",
                nameof(group)
            );
        }
    }
}

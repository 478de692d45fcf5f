using System.Diagnostics;
using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>The one thread that writes to a store, several writes to a transaction.</summary>
internal sealed class StoreWriter : IDisposable
{
    private readonly StoreFile file;
    private readonly SqliteConnection connection;
    private readonly Durability durability;
    private readonly SqliteStoreOptions options;
    private readonly WriteQueue queue;
    private readonly StoreStatements statements;
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool isOpen; // a transaction is
    private long openBytes;
    private bool isUrgent;
    private long sequence;
    private long number;

    // When to commit, as a stopwatch time; null when everything written is durable.
    private long? commitAt;

    public StoreWriter(
        StoreFile file,
        SqliteConnection connection,
        Durability durability,
        SqliteStoreOptions options,
        WriteQueue queue
    )
    {
        this.file = file;
        this.connection = connection;
        this.durability = durability;
        this.options = options;
        this.queue = queue;
        (sequence, number) = (queue.DurableSequence, queue.DurableNumber);
        statements = new StoreStatements(connection);
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    /// <summary>Ends when the queue was closed and everything is written, or writing failed.</summary>
    public Task Finished => finished.Task;

    public void Dispose() => statements.Dispose();

    private void Run()
    {
        try
        {
            SetSynchronous(durability);
            WriteAll();
            Commit();
            Synchronise();
        }
        // Whatever it is, it belongs to those who append: on this thread it would end the process.
        catch (Exception error)
        {
            queue.Fail(StoreErrors.Describe(file.Path, error));
        }
        finally
        {
            queue.End();
            finished.SetResult();
        }
    }

    private void WriteAll()
    {
        var batch = new List<PendingWrite>();
        while (queue.TakeAll(batch, commitAt))
        {
            foreach (PendingWrite write in batch)
            {
                Write(write);
            }

            batch.Clear();
            CommitIfDue();
        }
    }

    private void Write(in PendingWrite write)
    {
        if (!isOpen)
        {
            statements.Begin();
            isOpen = true;
        }

        commitAt ??=
            durability == Durability.AtEnd
                ? long.MaxValue
                : Stopwatch.GetTimestamp() + (long)(options.CommitDelay.TotalSeconds * Stopwatch.Frequency);
        write.Apply(statements);
        openBytes += write.Bytes;
        isUrgent |= write.IsUrgent;
        if (write.Number > 0)
        {
            (sequence, number) = (write.Sequence, write.Number);
        }

        if (openBytes >= options.TransactionBytes)
        {
            Commit();
        }
    }

    private void CommitIfDue()
    {
        if (commitAt is null)
        {
            return;
        }

        bool isWanted = queue.IsDurabilityWanted;
        if (durability == Durability.AtEnd)
        {
            if (isWanted)
            {
                Commit();
                Synchronise();
                SetSynchronous(durability);
            }
        }
        else if (isUrgent || isWanted || Stopwatch.GetTimestamp() >= commitAt)
        {
            Commit();
        }
    }

    private void Commit()
    {
        if (!isOpen)
        {
            return;
        }

        statements.Commit();
        (isOpen, isUrgent, openBytes) = (false, false, 0);
        if (durability != Durability.AtEnd)
        {
            MarkDurable();
        }
    }

    /// <summary>Brings everything committed to the disk and empties the write-ahead log.</summary>
    private void Synchronise()
    {
        SetSynchronous(Durability.BeforeSend);

        // A checkpoint syncs only when there is something to copy, and earlier ones may have copied without syncing:
        // this row makes sure that there is.
        statements.Begin();
        statements.Run("UPDATE meta SET value = ?1 WHERE name = 'synced_sequence'", sequence);
        statements.Commit();

        long deadline = Stopwatch.GetTimestamp() + (long)(options.BusyTimeout.TotalSeconds * Stopwatch.Frequency);
        while (connection.ReadNumber("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
        {
            if (durability != Durability.AtEnd)
            {
                break; // every commit was synced on its own, a shorter log is only tidier
            }

            if (Stopwatch.GetTimestamp() >= deadline)
            {
                throw new JournalException(
                    $"Journal '{file.Path}': a reader keeps it from being made durable; end the reader's transaction"
                );
            }

            Thread.Sleep(10);
        }

        MarkDurable();
    }

    private void MarkDurable()
    {
        commitAt = null;
        queue.MarkDurable(sequence, number);
    }

    private void SetSynchronous(Durability wanted) =>
        connection.Execute(
            wanted switch
            {
                Durability.BeforeSend => "PRAGMA synchronous = FULL",
                Durability.Grouped => "PRAGMA synchronous = NORMAL",
                _ => "PRAGMA synchronous = OFF",
            }
        );
}

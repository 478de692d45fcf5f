using System.Diagnostics;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>What waits for the writer, and how far the writer has come: the one place where its threads meet.</summary>
internal sealed class WriteQueue(long capacity, long durableSequence, long durableNumber)
{
    private readonly object gate = new(); // Monitor, not Lock: threads wait on it
    private readonly List<PendingWrite> waiting = [];
    private long waitingBytes;
    private int waiters;
    private bool closed;
    private bool ended;
    private JournalException? failure;
    private bool failureSeen;

    public long DurableSequence => Volatile.Read(ref durableSequence);

    public long DurableNumber => Volatile.Read(ref durableNumber);

    /// <summary>Puts a write at the end; waits while too much is waiting.</summary>
    public void Enqueue(in PendingWrite write)
    {
        lock (gate)
        {
            while (waitingBytes >= capacity && failure is null && !closed)
            {
                Monitor.Wait(gate);
            }

            ThrowIfFailed();
            ObjectDisposedException.ThrowIf(closed, this);
            waiting.Add(write);
            waitingBytes += write.Bytes;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Takes all that waits.</summary>
    /// <param name="into">Receives the writes; empty when it is only time to commit.</param>
    /// <param name="commitAt">
    /// When to return even without a write, as a stopwatch time; also returns when somebody waits until things are
    /// durable. Null when everything is: then only a write is worth returning for.
    /// </param>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool TakeAll(List<PendingWrite> into, long? commitAt)
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !closed && !(commitAt is not null && waiters > 0))
            {
                TimeSpan left = commitAt is null or long.MaxValue
                    ? Timeout.InfiniteTimeSpan
                    : Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), commitAt.Value);
                if (left != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero)
                {
                    break;
                }

                Monitor.Wait(gate, left);
            }

            bool more = waiting.Count > 0 || !closed;
            into.AddRange(waiting);
            waiting.Clear();
            waitingBytes = 0;
            Monitor.PulseAll(gate);
            return more;
        }
    }

    /// <summary>Whether somebody waits until things are durable.</summary>
    public bool IsDurabilityWanted
    {
        get
        {
            lock (gate)
            {
                return waiters > 0;
            }
        }
    }

    public void MarkDurable(long sequence, long number)
    {
        lock (gate)
        {
            Volatile.Write(ref durableSequence, sequence);
            Volatile.Write(ref durableNumber, number);
            Monitor.PulseAll(gate);
        }
    }

    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.UnsafeRegister(_ => Wake(), null);
        lock (gate)
        {
            waiters++;
            Monitor.PulseAll(gate);
            try
            {
                while (durableSequence < sequence)
                {
                    ThrowIfFailed();
                    ObjectDisposedException.ThrowIf(ended, this);
                    cancellationToken.ThrowIfCancellationRequested();
                    Monitor.Wait(gate);
                }
            }
            finally
            {
                waiters--;
            }
        }
    }

    /// <summary>Drops what waits; from now on everybody who comes gets the error.</summary>
    public void Fail(JournalException error)
    {
        lock (gate)
        {
            failure = error;
            waiting.Clear();
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Takes no more writes; those that wait are still written.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Says that the writer has stopped: what is not durable now never will be.</summary>
    public void End()
    {
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Throws the failure if nobody has met it yet.</summary>
    public void ThrowIfUnseen()
    {
        lock (gate)
        {
            if (!failureSeen)
            {
                ThrowIfFailed();
            }
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    private void ThrowIfFailed()
    {
        if (failure is not null)
        {
            failureSeen = true;
            // A new exception each time: one thrown by two threads would mix their stack traces.
            throw new JournalException(failure.Message, failure.InnerException);
        }
    }
}

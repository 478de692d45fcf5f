using System.Numerics;
using Microsoft.Extensions.Logging;
using OptiFire.Sdk.Events;

namespace OptiFire.Engine.Events;

/// <summary>The ring of one type of event: a writer at a time, and readers that each have their own place in it.</summary>
/// <remarks>
/// Events are numbered from 0. Writers hold a lock; readers take none. A writer may go up to a limit that it works out from
/// the places of the readers that must not lose anything, and works it out again only when it has reached it: so places are
/// read once for many events. Only writers replace the ring, when a more patient reader has come.
/// </remarks>
internal sealed class EventTopic<TEvent>(EventPumps pumps, ILogger logger) : IEventTopic
    where TEvent : IEngineEvent
{
    private readonly Lock _publishing = new();
    private readonly Lock _registering = new();
    private readonly object _room = new();
    private TopicReader<TEvent>[] _readers = [];
    private TopicReader<TEvent>? _awaited;
    private TEvent[] _slots = new TEvent[1];
    private int _version;
    private bool _isClosed;
    private RingProgress _progress;

    public bool HasReaders => Volatile.Read(ref _readers).Length > 0;

    /// <summary>How many events were published.</summary>
    public long Published => Volatile.Read(ref _progress.Published);

    /// <summary>How many events were begun to be written: more than were published while one is.</summary>
    public long Begun => Volatile.Read(ref _progress.Begun);

    /// <summary>The ring, with at least every event that was published when it was asked for and is not overwritten since.</summary>
    public TEvent[] Slots => Volatile.Read(ref _slots);

    public ILogger Logger => logger;

    public void Publish(in TEvent engineEvent)
    {
        if (!HasReaders)
        {
            return;
        }

        lock (_publishing)
        {
            if (_isClosed)
            {
                return;
            }

            long number = _progress.Published;
            if (number >= Volatile.Read(ref _progress.Limit))
            {
                WaitForRoom(number);
            }

            Volatile.Write(ref _progress.Begun, number + 1);
            Volatile.WriteBarrier();
            TEvent[] slots = _slots;
            slots[number & (slots.Length - 1)] = engineEvent;
            Volatile.Write(ref _progress.Published, number + 1);
        }

        pumps.Notify();
    }

    public TopicReader<TEvent> Add(Action<TEvent> handler, SubscriptionOptions options)
    {
        var reader = new TopicReader<TEvent>(this, handler, options, Published);
        lock (_registering)
        {
            _readers = [.. _readers, reader];
        }

        // A writer may be on its way to a limit that does not know the reader. Once this is seen, none is.
        Interlocked.Increment(ref _version);
        Interlocked.Exchange(ref _progress.Limit, 0);
        reader.Begin(Published);
        Passed(reader);
        pumps.Add(reader);
        return reader;
    }

    public void Remove(TopicReader<TEvent> reader)
    {
        lock (_registering)
        {
            _readers = [.. _readers.Where(r => r != reader)];
        }

        pumps.Remove(reader);
        Interlocked.Increment(ref _version);
        Passed(reader);
    }

    /// <summary>A reader has a new place, or none any more: a writer that waits for it looks again.</summary>
    public void Passed(TopicReader<TEvent> reader)
    {
        Interlocked.MemoryBarrier(); // the place is written before it is asked who waits, as the writer asks the other way round
        if (Volatile.Read(ref _awaited) == reader)
        {
            lock (_room)
            {
                Monitor.PulseAll(_room);
            }
        }
    }

    public async Task CloseAsync()
    {
        lock (_publishing)
        {
            _isClosed = true;
        }

        TopicReader<TEvent>[] readers = Volatile.Read(ref _readers);
        Array.ForEach(readers, r => r.Close());
        pumps.Notify();
        await Task.WhenAll(readers.Select(r => r.Ended)).ConfigureAwait(false);
    }

    private void WaitForRoom(long number)
    {
        while (true)
        {
            int version = Volatile.Read(ref _version);
            long limit = FindLimit(out TopicReader<TEvent>? slowest);
            Interlocked.Exchange(ref _progress.Limit, limit);
            if (Volatile.Read(ref _version) != version)
            {
                continue;
            }

            if (number < limit)
            {
                return;
            }

            WaitFor(slowest!, number);
        }
    }

    private void WaitFor(TopicReader<TEvent> slowest, long number)
    {
        if (slowest.IsCallingOn(Environment.CurrentManagedThreadId))
        {
            throw new InvalidOperationException(
                $"The subscriber '{slowest.Name}' publishes {typeof(TEvent).Name} while it is too far behind to take one: "
                    + "it would wait for itself."
            );
        }

        lock (_room)
        {
            Volatile.Write(ref _awaited, slowest);
            Interlocked.MemoryBarrier();
            while (number >= slowest.Limit)
            {
                Monitor.Wait(_room);
            }

            Volatile.Write(ref _awaited, null);
        }
    }

    /// <summary>The first number that must not be written yet, and whose place says so: of equals the last one served.</summary>
    private long FindLimit(out TopicReader<TEvent>? slowest)
    {
        slowest = null;
        long limit = long.MaxValue;
        foreach (TopicReader<TEvent> reader in Volatile.Read(ref _readers))
        {
            if (reader.Capacity > _slots.Length)
            {
                Grow(reader.Capacity);
            }

            if (reader.Limit <= limit)
            {
                limit = reader.Limit;
                slowest = reader;
            }
        }

        return limit;
    }

    private void Grow(int capacity)
    {
        TEvent[] old = _slots;
        var slots = new TEvent[BitOperations.RoundUpToPowerOf2((uint)capacity)];
        for (long number = Math.Max(0, Published - old.Length); number < Published; number++)
        {
            slots[number & (slots.Length - 1)] = old[number & (old.Length - 1)];
        }

        Volatile.Write(ref _slots, slots);
    }
}

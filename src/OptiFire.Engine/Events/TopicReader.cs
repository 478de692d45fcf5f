using OptiFire.Sdk.Events;

namespace OptiFire.Engine.Events;

/// <summary>A subscriber's place in a topic's ring.</summary>
internal sealed class TopicReader<TEvent> : EventReader
    where TEvent : IEngineEvent
{
    private const int Batch = 256;
    private const int Copied = 32;

    private readonly EventTopic<TEvent> _topic;
    private readonly Action<TEvent> _handler;
    private readonly SubscriptionOptions _options;
    private readonly TEvent[] _copies;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first;
    private long _delivered;
    private long _dropped;
    private int _callingThread;
    private volatile bool _hasBegun;
    private volatile bool _isClosing;
    private volatile bool _isEnded;

    public TopicReader(EventTopic<TEvent> topic, Action<TEvent> handler, SubscriptionOptions options, long first)
    {
        _topic = topic;
        _handler = handler;
        _options = options;
        _first = first;
        _copies = options.Policy == SubscriptionPolicy.Lag ? new TEvent[Copied] : [];
        Name = options.Name ?? typeof(TEvent).Name;
    }

    public override string Name { get; }

    public override long Delivered => Volatile.Read(ref _delivered);

    public override long Dropped => Volatile.Read(ref _dropped);

    public override long Lag => _isEnded ? 0 : Math.Max(0, _topic.Published - Position);

    public override bool HasWork => _hasBegun && !_isEnded && (_isClosing || Position < _topic.Published);

    public int Capacity => _options.Capacity;

    /// <summary>Done once it handles nothing any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The first number a writer must not write yet for its sake.</summary>
    public long Limit =>
        _options.Policy == SubscriptionPolicy.Lag || _isEnded ? long.MaxValue : Position + _options.Capacity;

    private long Position => Volatile.Read(ref _first) + Volatile.Read(ref _delivered) + Volatile.Read(ref _dropped);

    public bool IsCallingOn(int thread) => Volatile.Read(ref _callingThread) == thread;

    /// <summary>Begins at a place, not before the one writers know of.</summary>
    public void Begin(long first)
    {
        Volatile.Write(ref _first, first);
        _hasBegun = true;
    }

    /// <summary>Lets it end where the events end.</summary>
    public void Close() => _isClosing = true;

    public override void Dispose()
    {
        _isEnded = true;
        _topic.Remove(this);
        _ended.TrySetResult();
    }

    public override void Drain()
    {
        Volatile.Write(ref _callingThread, Environment.CurrentManagedThreadId);
        if (_options.Policy == SubscriptionPolicy.Lag)
        {
            DrainCopies();
        }
        else
        {
            long position = Position;
            Handle(position, Math.Min(_topic.Published, position + Batch), _topic.Slots);
            _topic.Passed(this);
        }

        Volatile.Write(ref _callingThread, 0);
        if (_isClosing && !_isEnded && Position == _topic.Published)
        {
            Dispose();
        }
    }

    /// <summary>Handles copies, for the writer does not wait: what it overwrote meanwhile is lost.</summary>
    private void DrainCopies()
    {
        long published = _topic.Published;
        long tooOld = Lose(published - Position - _options.Capacity);
        long position = Position;
        long until = Math.Min(published, position + Copied);
        TEvent[] slots = _topic.Slots;
        for (long number = position; number < until; number++)
        {
            _copies[number & (Copied - 1)] = slots[number & (slots.Length - 1)];
        }

        Volatile.ReadBarrier();
        long overwritten = Lose(Math.Min(_topic.Begun - slots.Length, until) - position);
        Tell(tooOld + overwritten);
        Handle(position + overwritten, until, _copies);
    }

    private long Lose(long count)
    {
        long lost = Math.Max(count, 0);
        Volatile.Write(ref _dropped, _dropped + lost);
        return lost;
    }

    private void Tell(long lost)
    {
        if (lost == 0 || _options.Lagged is not { } lagged)
        {
            return;
        }

        try
        {
            lagged(lost);
        }
#pragma warning disable CA1031 // a subscriber may throw anything and must not stop the others
        catch (Exception exception)
#pragma warning restore CA1031
        {
            EngineLog.SubscriberFailed(_topic.Logger, Name, Position, exception);
        }
    }

    /// <summary>Calls the handler for events of a ring whose length is a power of two.</summary>
    private void Handle(long number, long until, TEvent[] events)
    {
        Action<TEvent> handler = _handler;
        while (number < until)
        {
            try
            {
                while (number < until && !_isEnded)
                {
                    handler(events[number++ & (events.Length - 1)]);
                    Volatile.Write(ref _delivered, _delivered + 1);
                }

                return;
            }
#pragma warning disable CA1031 // a subscriber may throw anything and must not stop the others
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Volatile.Write(ref _delivered, _delivered + 1);
                long sequence = events[(number - 1) & (events.Length - 1)].Sequence;
                EngineLog.SubscriberFailed(_topic.Logger, Name, sequence, exception);
            }
        }
    }
}

using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OptiFire.Sdk.Events;

namespace OptiFire.Engine.Events;

/// <summary>Announces events to subscribers, each with a bounded queue and a reader of its own.</summary>
internal sealed class EventBus(ILogger logger) : IEventBus, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private ISubscription[] _subscriptions = [];

    public IDisposable Subscribe<TEvent>(Action<TEvent> handler, int capacity = 4096)
        where TEvent : IEngineEvent
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        var subscription = new Subscription<TEvent>(this, handler, capacity, logger);
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }

        return subscription;
    }

    /// <summary>Whether anybody listens to a type: what nobody wants need not be made.</summary>
    public bool Wants<TEvent>()
        where TEvent : IEngineEvent
    {
        foreach (ISubscription subscription in _subscriptions)
        {
            if (subscription is Subscription<TEvent>)
            {
                return true;
            }
        }

        return false;
    }

    public void Publish<TEvent>(TEvent engineEvent)
        where TEvent : IEngineEvent
    {
        foreach (ISubscription subscription in _subscriptions)
        {
            if (subscription is Subscription<TEvent> typed)
            {
                typed.Write(engineEvent);
            }
        }
    }

    /// <summary>Ends all subscriptions once their queues are empty.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (ISubscription subscription in _subscriptions)
        {
            await subscription.DrainAsync().ConfigureAwait(false);
        }
    }

    private void Remove(ISubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions.Where(s => s != subscription)];
        }
    }

    private interface ISubscription
    {
        Task DrainAsync();
    }

    private sealed class Subscription<TEvent> : ISubscription, IDisposable
        where TEvent : IEngineEvent
    {
        private readonly EventBus _bus;
        private readonly Action<TEvent> _handler;
        private readonly ILogger _logger;
        private readonly Channel<TEvent> _queue;
        private readonly Task _reader;

        public Subscription(EventBus bus, Action<TEvent> handler, int capacity, ILogger logger)
        {
            _bus = bus;
            _handler = handler;
            _logger = logger;
            _queue = Channel.CreateBounded<TEvent>(
                new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true }
            );
            _reader = Task.Run(ReadAsync);
        }

        public void Write(TEvent engineEvent)
        {
            if (!_queue.Writer.TryWrite(engineEvent))
            {
                WriteSlowly(engineEvent);
            }
        }

        public async Task DrainAsync()
        {
            _queue.Writer.TryComplete();
            await _reader.ConfigureAwait(false);
        }

        public void Dispose()
        {
            _bus.Remove(this);
            _queue.Writer.TryComplete();
        }

        private void WriteSlowly(TEvent engineEvent)
        {
            while (_queue.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
            {
                if (_queue.Writer.TryWrite(engineEvent))
                {
                    return;
                }
            }
        }

        private async Task ReadAsync()
        {
            await foreach (TEvent engineEvent in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                try
                {
                    _handler(engineEvent);
                }
#pragma warning disable CA1031 // a subscriber may throw anything and must not stop the others
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    EngineLog.SubscriberFailed(_logger, typeof(TEvent).Name, engineEvent.Sequence, exception);
                }
            }
        }
    }
}

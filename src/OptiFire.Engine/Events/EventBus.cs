using Microsoft.Extensions.Logging;
using OptiFire.Sdk.Events;

namespace OptiFire.Engine.Events;

/// <summary>Announces events: one write into a ring serves all subscribers, which read it on a few shared threads.</summary>
/// <remarks>
/// There is one ring for each type of event. Any thread may publish; publishers of one type take turns, and that is the
/// order every subscriber sees. A publisher waits only for subscribers that ask for it
/// (<see cref="SubscriptionPolicy.Wait"/>), and allocates nothing. Rings keep their newest events, and what those refer to,
/// until others take their place.
/// </remarks>
public sealed class EventBus : IEventBus, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly ILogger _logger;
    private readonly EventPumps _pumps = new();
    private IEventTopic[] _topics = [];
    private bool _isClosed;

    /// <summary>Makes a bus; its threads start with the first subscription.</summary>
    /// <param name="logger">Where subscribers' exceptions go.</param>
    public EventBus(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        _logger = logger;
    }

    /// <summary>Those who are subscribed now.</summary>
    public IReadOnlyList<ISubscription> Subscriptions => _pumps.Readers;

    /// <inheritdoc />
    public ISubscription Subscribe<TEvent>(Action<TEvent> handler, int capacity = SubscriptionOptions.DefaultCapacity)
        where TEvent : IEngineEvent => Subscribe(handler, new SubscriptionOptions { Capacity = capacity });

    /// <inheritdoc />
    public ISubscription Subscribe<TEvent>(Action<TEvent> handler, SubscriptionOptions options)
        where TEvent : IEngineEvent
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Capacity, SubscriptionOptions.LargestCapacity);
        EventTopic<TEvent> topic;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            topic = Find<TEvent>() ?? new EventTopic<TEvent>(_pumps, _logger);
            if (!_topics.Contains(topic))
            {
                _topics = [.. _topics, topic];
            }

            return topic.Add(handler, options);
        }
    }

    /// <summary>Whether anybody listens to a type: what nobody wants need not be made.</summary>
    public bool Wants<TEvent>()
        where TEvent : IEngineEvent => Find<TEvent>() is { HasReaders: true };

    /// <summary>Announces an event; waits where a subscriber that must not lose any is too far behind.</summary>
    /// <remarks>After the bus is disposed nobody hears it.</remarks>
    /// <exception cref="InvalidOperationException">A handler publishes more than it reads: it would wait for itself.</exception>
    public void Publish<TEvent>(in TEvent engineEvent)
        where TEvent : IEngineEvent => Find<TEvent>()?.Publish(in engineEvent);

    /// <summary>Ends all subscriptions once each has handled what was published. Not to be awaited by a handler.</summary>
    public async ValueTask DisposeAsync()
    {
        IEventTopic[] topics;
        lock (_gate)
        {
            _isClosed = true;
            topics = _topics;
        }

        foreach (IEventTopic topic in topics)
        {
            await topic.CloseAsync().ConfigureAwait(false);
        }

        _pumps.Stop();
    }

    private EventTopic<TEvent>? Find<TEvent>()
        where TEvent : IEngineEvent
    {
        foreach (IEventTopic topic in Volatile.Read(ref _topics))
        {
            if (topic is EventTopic<TEvent> typed)
            {
                return typed;
            }
        }

        return null;
    }
}

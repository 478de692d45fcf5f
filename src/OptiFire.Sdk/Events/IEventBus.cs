namespace OptiFire.Sdk.Events;

/// <summary>Announces what happened inside one engine, in order, to whoever subscribed.</summary>
/// <remarks>
/// Handlers run beside the engine, on a few threads that all subscribers share: a handler is never called twice at a time,
/// and one that blocks holds up the others for some hundredths of a second at most. A handler that throws is logged and
/// goes on with the next event.
/// </remarks>
public interface IEventBus
{
    /// <summary>Calls a handler for every event of a type from now on, in order, nothing lost.</summary>
    /// <param name="handler">Called once for each event, never twice at a time.</param>
    /// <param name="capacity">How far it may fall behind before the publisher waits for it, in events, 1 to 2²⁰.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is out of its range.</exception>
    ISubscription Subscribe<TEvent>(Action<TEvent> handler, int capacity = SubscriptionOptions.DefaultCapacity)
        where TEvent : IEngineEvent;

    /// <summary>Calls a handler for the events of a type from now on, in order.</summary>
    /// <param name="handler">Called once for each event, never twice at a time.</param>
    /// <param name="options">How far it may fall behind, and what happens then.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is out of its range.</exception>
    ISubscription Subscribe<TEvent>(Action<TEvent> handler, SubscriptionOptions options)
        where TEvent : IEngineEvent;
}

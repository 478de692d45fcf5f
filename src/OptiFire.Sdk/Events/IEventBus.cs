namespace OptiFire.Sdk.Events;

/// <summary>Announces what happened inside one engine, in order, to whoever subscribed.</summary>
public interface IEventBus
{
    /// <summary>Calls a handler for every event of a type from now on, on a thread of its own, in order, nothing lost.</summary>
    /// <remarks>
    /// A handler that throws is logged and goes on with the next event. The queue is bounded: a handler that falls further
    /// behind than <paramref name="capacity"/> makes the publisher wait.
    /// </remarks>
    /// <returns>Ends the subscription when disposed.</returns>
    IDisposable Subscribe<TEvent>(Action<TEvent> handler, int capacity = 4096)
        where TEvent : IEngineEvent;
}

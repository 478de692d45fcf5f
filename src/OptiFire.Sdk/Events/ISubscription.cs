namespace OptiFire.Sdk.Events;

/// <summary>A subscriber's place in the events of one type. Readable from any thread.</summary>
/// <remarks>
/// Disposing ends it: no call begins afterwards, and one that is going on ends by itself. A handler may dispose its own.
/// </remarks>
public interface ISubscription : IDisposable
{
    /// <summary>The name given in the options, or that of the event's type.</summary>
    string Name { get; }

    /// <summary>Events the handler was called for, those it threw on included.</summary>
    long Delivered { get; }

    /// <summary>Events lost because the subscriber was too far behind; always 0 where the publisher waits.</summary>
    long Dropped { get; }

    /// <summary>Events published and not handled yet.</summary>
    long Lag { get; }
}

using OptiFire.Sdk.Events;

namespace OptiFire.Engine.Events;

/// <summary>A subscriber as the pumps see it: it has events to handle or not, and one pump at a time handles them.</summary>
internal abstract class EventReader : ISubscription
{
    private int _isClaimed;

    public abstract string Name { get; }

    public abstract long Delivered { get; }

    public abstract long Dropped { get; }

    public abstract long Lag { get; }

    /// <summary>Whether there is something to do.</summary>
    public abstract bool HasWork { get; }

    /// <summary>Whether there is something to do and nobody does it.</summary>
    public bool IsWaiting => HasWork && Volatile.Read(ref _isClaimed) == 0;

    /// <summary>Handles some of the events there are.</summary>
    public abstract void Drain();

    public abstract void Dispose();

    public bool TryClaim() => IsWaiting && Interlocked.CompareExchange(ref _isClaimed, 1, 0) == 0;

    public void Release() => Volatile.Write(ref _isClaimed, 0);
}

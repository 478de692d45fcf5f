namespace OptiFire.Sdk.Events;

/// <summary>How far a subscriber may fall behind, and what happens then.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>The capacity where none is given, in events.</summary>
    public const int DefaultCapacity = 4096;

    /// <summary>The largest capacity, in events.</summary>
    public const int LargestCapacity = 1 << 20;

    /// <summary>How far it may fall behind, in events, 1 to 2²⁰; 4,096 by default.</summary>
    /// <remarks>The bus keeps as many past events of a type as its most patient subscriber may be behind.</remarks>
    public int Capacity { get; init; } = DefaultCapacity;

    /// <summary>What happens when it is further behind; the publisher waits by default.</summary>
    public SubscriptionPolicy Policy { get; init; }

    /// <summary>
    /// Under <see cref="SubscriptionPolicy.Lag"/>: called in place of lost events, with how many, before the next event that
    /// was not lost; null to only count them.
    /// </summary>
    public Action<long>? Lagged { get; init; }

    /// <summary>A name for people and figures; null for that of the event's type.</summary>
    public string? Name { get; init; }
}

namespace OptiFire.Sdk.Events;

/// <summary>What happens when a subscriber is further behind than its capacity.</summary>
public enum SubscriptionPolicy
{
    /// <summary>The publisher waits until the subscriber has caught up: nothing is lost, and the engine may stand still.</summary>
    Wait,

    /// <summary>The subscriber loses the oldest events, is told how many, and the publisher never waits for it.</summary>
    Lag,
}

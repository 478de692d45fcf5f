namespace OptiFire.Soak;

/// <summary>Where in an order's way a process can be made to die.</summary>
public enum KillPhase
{
    /// <summary>Between two pieces of market data.</summary>
    Elsewhere,

    /// <summary>A commit group without an intent was handed to the store.</summary>
    GroupAppended,

    /// <summary>An intent is about to be handed to the store: nobody has it yet.</summary>
    IntentAppending,

    /// <summary>An intent was handed to the store and may or may not be durable.</summary>
    IntentAppended,

    /// <summary>The intent is durable, the order not sent.</summary>
    IntentDurable,

    /// <summary>The broker has the order, its acknowledgement is still to come.</summary>
    Sent,

    /// <summary>The acknowledgement arrived and is not booked.</summary>
    Acknowledged,

    /// <summary>A fill arrived and is not booked.</summary>
    FillReported,
}

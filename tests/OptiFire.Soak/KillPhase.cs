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

    /// <summary>A change of settings was checked and nobody has it yet.</summary>
    SettingsWriting,

    /// <summary>A change of settings is being written: a little after that began.</summary>
    SettingsInTransaction,

    /// <summary>A change of settings is durable, the kernel not told.</summary>
    SettingsWritten,

    /// <summary>The kernel put a change of settings in force; its record is about to be handed to the store.</summary>
    SettingsAppending,

    /// <summary>The record of a change of settings was handed to the store and may or may not be durable.</summary>
    SettingsAppended,

    /// <summary>The change is acknowledged, and whoever asked has not noted it.</summary>
    SettingsTaken,

    /// <summary>The change is acknowledged and noted.</summary>
    SettingsAcknowledged,

    /// <summary>The run is over.</summary>
    Ended,
}

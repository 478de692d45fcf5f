using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal;

/// <summary>A record of the journal: deterministic content only, no durations, no wall times.</summary>
public interface IJournalRecord<TSelf> : IPayload<TSelf>
    where TSelf : struct, IJournalRecord<TSelf>
{
    /// <summary>What it says.</summary>
    static abstract JournalRecordKind Kind { get; }
}

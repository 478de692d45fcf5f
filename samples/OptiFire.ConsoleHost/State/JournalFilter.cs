using OptiFire.Engine.Journal;
using OptiFire.Engine.Replay;

namespace OptiFire.ConsoleHost.State;

/// <summary>Which records of a journal are wanted.</summary>
internal sealed record JournalFilter
{
    /// <summary>Of these kinds; all when there are none.</summary>
    public IReadOnlyList<JournalRecordKind> Kinds { get; init; } = [];

    /// <summary>Of these plugins; of everybody when there are none.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    public long From { get; init; } = 1;

    public long To { get; init; } = long.MaxValue;

    public bool Takes(JournalEntry entry) =>
        entry.Sequence >= From && entry.Sequence <= To && (Kinds.Count == 0 || Kinds.Contains(entry.Kind));

    // The journal names a plugin with its version behind it.
    public bool Takes(JournalLine line) =>
        Subjects.Count == 0
        || Subjects.Any(s => line.Subject == s || line.Subject.StartsWith(s + ' ', StringComparison.Ordinal));
}

using OptiFire.Engine.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>The first place where a replay and a journal part.</summary>
/// <param name="Sequence">The sequence number.</param>
/// <param name="Kind">What the journal says there, or what the replay says where the journal ends.</param>
/// <param name="Subject">The plugin instance, source, or part of the engine whose record differs.</param>
/// <param name="Recorded">What the journal holds; null where it ends.</param>
/// <param name="Replayed">What the replay did; null where it ends.</param>
public sealed record ReplayDifference(
    long Sequence,
    JournalRecordKind Kind,
    string Subject,
    string? Recorded,
    string? Replayed
)
{
    /// <summary>One sentence for people.</summary>
    public override string ToString() =>
        $"At sequence {Sequence} the {Kind} of {Subject} differs: recorded {Recorded ?? "nothing"}, replayed {Replayed ?? "nothing"}.";
}

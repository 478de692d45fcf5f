using OptiFire.Engine.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>A journal record as people read it.</summary>
/// <param name="Sequence">Its sequence number.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Subject">The plugin instance, source, or part of the engine whose it is.</param>
/// <param name="Text">Its content in one line.</param>
public sealed record JournalLine(long Sequence, JournalRecordKind Kind, string Subject, string Text);

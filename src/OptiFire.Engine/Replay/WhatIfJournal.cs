using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>Runs a recorded run again up to a moment, and from then on under another version of the settings.</summary>
/// <param name="recorded">The recorded run.</param>
/// <param name="version">The version from then on.</param>
/// <param name="from">The moment.</param>
/// <param name="to">The first moment not wanted any more.</param>
internal sealed class WhatIfJournal(IJournal recorded, SettingsVersion version, Timestamp from, Timestamp to)
    : IJournal,
        IReplay
{
    private readonly List<CommitGroup> _groups = [];

    public SettingsVersion Version => version;

    public Timestamp From => from;

    public Timestamp To => to;

    /// <summary>What was written so far.</summary>
    public IReadOnlyList<CommitGroup> Written => _groups;

    public JournalHead Opened => JournalHead.Empty;

    public long DurableSequence { get; private set; }

    public void Append(CommitGroup group)
    {
        _groups.Add(group);
        DurableSequence = group.LastSequence;
    }

    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
        cancellationToken.ThrowIfCancellationRequested();

    public IEnumerable<CommitGroup> Read(long fromNumber = 1) => recorded.Read(fromNumber);

    public void AppendTelemetry(string name, ReadOnlySpan<byte> payload) { }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

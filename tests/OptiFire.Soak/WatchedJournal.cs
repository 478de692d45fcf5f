using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Soak;

/// <summary>A journal that tells the kill switch how far it is.</summary>
internal sealed class WatchedJournal(IJournal inner, KillSwitch kill) : IJournal
{
    public JournalHead Opened => inner.Opened;

    public long DurableSequence => inner.DurableSequence;

    public void Append(CommitGroup group)
    {
        kill.Advance(group.LastSequence);
        bool hasIntent = JournalEntry.ReadAll(group.Payload).Any(e => e.Kind == JournalRecordKind.Intent);
        if (hasIntent)
        {
            kill.Reach(KillPhase.IntentAppending);
        }

        inner.Append(group);
        kill.Reach(hasIntent ? KillPhase.IntentAppended : KillPhase.GroupAppended);
    }

    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
        inner.WaitUntilDurable(sequence, cancellationToken);

    public IEnumerable<CommitGroup> Read(long fromNumber = 1) => inner.Read(fromNumber);

    public void AppendTelemetry(string name, ReadOnlySpan<byte> payload) => inner.AppendTelemetry(name, payload);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

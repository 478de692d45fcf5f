using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Soak;

/// <summary>A journal that tells the kill switch how far it is.</summary>
/// <param name="inner">The journal.</param>
/// <param name="kill">The switch.</param>
/// <param name="wentOn">Called when a continued run writes something new.</param>
internal sealed class WatchedJournal(IJournal inner, KillSwitch kill, Action wentOn) : IJournal
{
    private bool _wentOn;

    public JournalHead Opened => inner.Opened;

    public long DurableSequence => inner.DurableSequence;

    public void Append(CommitGroup group)
    {
        if (!_wentOn && inner.Opened.Groups > 0)
        {
            _wentOn = true;
            wentOn();
        }

        kill.Advance(group.LastSequence);
        bool hasIntent = Has(group, JournalRecordKind.Intent);
        bool hasSettings = Has(group, JournalRecordKind.SettingsApplied);
        if (hasIntent)
        {
            kill.Reach(KillPhase.IntentAppending);
        }

        if (hasSettings)
        {
            kill.Reach(KillPhase.SettingsAppending);
        }

        inner.Append(group);
        if (hasSettings)
        {
            kill.Reach(KillPhase.SettingsAppended);
        }

        kill.Reach(hasIntent ? KillPhase.IntentAppended : KillPhase.GroupAppended);
    }

    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
        inner.WaitUntilDurable(sequence, cancellationToken);

    public IEnumerable<CommitGroup> Read(long fromNumber = 1) => inner.Read(fromNumber);

    public void AppendTelemetry(string name, ReadOnlySpan<byte> payload) => inner.AppendTelemetry(name, payload);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static bool Has(CommitGroup group, JournalRecordKind kind) =>
        JournalEntry.ReadAll(group.Payload).Any(e => e.Kind == kind);
}

using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Settings;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Hosting;

/// <summary>The settings of one run: the version it begins with, and the hand-over of later ones to the kernel.</summary>
/// <remarks>
/// A continued run begins with the version its journal begins with. Changes that were stored and not journalled before the
/// end of the process are handed over once the journal's end is reached, each once and in order.
/// </remarks>
internal sealed class SettingsRun(SettingsService service, CommandInbox inbox) : ISettingsTarget, IDisposable
{
    private SettingsVersion? _start;

    /// <summary>The version a run begins with, given what its journal holds already.</summary>
    public SettingsVersion Begin(IJournal journal) => _start ??= Find(journal);

    public Task<long> ApplyAsync(SettingsVersion version) => inbox.Add(version);

    public void Dispose()
    {
        service.Detach(this);
        inbox.End();
    }

    private SettingsVersion Find(IJournal journal)
    {
        if (journal is WhatIfJournal other)
        {
            inbox.SwitchAt(other.From, other.Version);
        }

        bool isLive = journal is not IReplay;
        SettingsVersion newest = isLive ? service.Attach(this) : service.Current;
        if (isLive && journal.Opened.Groups == 0)
        {
            return newest;
        }

        JournalEntry[] entries =
        [
            .. journal
                .Read()
                .SelectMany(group => JournalEntry.ReadAll(group.Payload))
                .Where(e => e.Kind is JournalRecordKind.RunStarted or JournalRecordKind.SettingsApplied),
        ];
        SettingsVersion start = service.Find(entries[0].As<RunStarted>().SettingsVersion) ?? newest;
        if (isLive)
        {
            Continue(start, entries[1..]);
        }

        return start;
    }

    private SettingsVersion Recall(in SettingsApplied recorded, SettingsVersion before)
    {
        if (service.Find(recorded.Version) is { } stored)
        {
            return stored.Content.Hash == recorded.Hash
                ? stored
                : throw new EngineStartException([
                    $"Version {recorded.Version} of the settings is not the one that the journal tells of: journal and settings "
                        + "belong to different runs. Give the journal its own settings, or begin a new journal.",
                ]);
        }

        var version = new SettingsVersion(
            recorded.Version,
            recorded.Time,
            recorded.Author,
            "",
            recorded.ChangeKind,
            recorded.Changes,
            before.Content.With(recorded.Changes)
        );
        service.Adopt(version);
        return version;
    }

    private void Continue(SettingsVersion start, JournalEntry[] applied)
    {
        service.NoteStart(start);
        SettingsVersion last = start;
        foreach (JournalEntry entry in applied)
        {
            last = Recall(entry.As<SettingsApplied>(), last);
            service.NoteApplied(entry.Sequence, last);
        }

        for (long number = last.Number + 1; service.Find(number) is { } missed; number++)
        {
            _ = inbox.Add(missed);
        }
    }
}

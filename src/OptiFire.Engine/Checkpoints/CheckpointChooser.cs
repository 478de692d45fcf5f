using Microsoft.Extensions.Logging;
using OptiFire.Engine.Journal;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Checkpoints;

/// <summary>Finds the newest checkpoint that a run can go on from, and says why others cannot be used.</summary>
internal sealed class CheckpointChooser(ICheckpointStore store, ILogger logger)
{
    private readonly HashSet<string> _rejected = new(StringComparer.Ordinal);

    /// <summary>Takes one out of the choice: it did not fit after all.</summary>
    public void Reject(string name, string why)
    {
        _rejected.Add(name);
        EngineLog.CheckpointSkipped(logger, name, why);
    }

    /// <summary>The newest checkpoint of this very run that its journal bears out; null when there is none.</summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="startHash">The hash of its first records.</param>
    /// <param name="journal">What is durable of it.</param>
    public RestorePoint? Choose(string runId, string startHash, IJournal journal)
    {
        if (journal.Opened.Groups == 0 || IsSealed(journal))
        {
            return null;
        }

        foreach (string name in Names().Where(name => !_rejected.Contains(name)))
        {
            try
            {
                Checkpoint checkpoint = Checkpoint.Read(store.Read(name));
                var position = JournalPosition.Of(checkpoint);
                string? why = OtherRun(checkpoint.Header, runId, startHash) ?? Misfit(position, journal);
                if (why is not null)
                {
                    Reject(name, why);
                }
                else
                {
                    return new RestorePoint(name, checkpoint, position);
                }
            }
            catch (Exception exception) when (exception is CheckpointException or PayloadException)
            {
                Reject(name, exception.Message);
            }
        }

        return null;
    }

    private IReadOnlyList<string> Names()
    {
        try
        {
            return store.Names();
        }
        catch (CheckpointException exception)
        {
            EngineLog.CheckpointsUnreadable(logger, exception.Message);
            return [];
        }
    }

    private static bool IsSealed(IJournal journal) =>
        journal
            .Read(journal.Opened.Groups)
            .SelectMany(group => JournalEntry.ReadAll(group.Payload))
            .Any(entry => entry.Kind == JournalRecordKind.RunEnded);

    private static string? OtherRun(CheckpointHeader header, string runId, string startHash) =>
        header.RunId != runId || header.StartHash != startHash
            ? "it is of a run with other settings, plugins, instruments or inputs"
            : null;

    private static string? Misfit(JournalPosition position, IJournal journal)
    {
        if (position.Groups > journal.Opened.Groups)
        {
            return $"the journal ends at group {journal.Opened.Groups}, before its group {position.Groups}";
        }

        if (position.Groups > 0 && !journal.Read(position.Groups).First().Hash.Span.SequenceEqual(position.Hash))
        {
            return $"the journal's group {position.Groups} has another hash";
        }

        return
            position.Groups < journal.Opened.Groups
            && !journal.Read(position.Groups + 1).First().Payload.Span.StartsWith(position.Open)
            ? $"the journal's group {position.Groups + 1} goes on in another way"
            : null;
    }
}

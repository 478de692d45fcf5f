using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Testing.Conformance;

/// <summary>What checks expect of runs.</summary>
internal static class Expect
{
    public static void Same(ConformanceCheck check, RecordedRun one, RecordedRun other, string how)
    {
        if (RecordedRun.Difference(one.Records, other.Records) is { } difference)
        {
            throw new ConformanceException(check, $"{how}: {difference}");
        }

        if (one.Drawings != other.Drawings)
        {
            throw new ConformanceException(check, $"{how}: charts or tables differ");
        }
    }

    public static void NoStatement(ConformanceCheck check, RecordedRun run, string where)
    {
        if (run.Statements.Any())
        {
            JournalEntry first = run.Statements.First();
            throw new ConformanceException(
                check,
                $"{where} it says '{first.Kind} {first.Sequence}: {Engine.Replay.JournalText.Of(first)}' instead of NotReady"
            );
        }
    }

    public static void Sound(ConformanceCheck check, RecordedRun run, string where)
    {
        foreach ((JournalEntry entry, PluginResult result) in run.Results)
        {
            if (result.Status == RunStatus.Failed)
            {
                throw new ConformanceException(check, $"{where} it fails at {entry.Sequence}: {result.Reason}");
            }

            Activation activation = run.Plans[result.Instance]!.Activations[result.Activation];
            if (PortValues.NotFinite(in result, activation) is { } reason)
            {
                throw new ConformanceException(check, $"{where} at {entry.Sequence}: {reason}");
            }
        }
    }
}

using OptiFire.Engine.Journal.Records;

namespace OptiFire.Engine.Replay;

/// <summary>Says in what two starts of a run differ: only that, for the settings are long.</summary>
internal static class RunStartText
{
    public static (string Recorded, string Replayed) Differences(RunStarted recorded, RunStarted replayed)
    {
        string[] before = [.. Lines(recorded)];
        string[] after = [.. Lines(replayed)];
        return (Only(before, after), Only(after, before));
    }

    private static IEnumerable<string> Lines(RunStarted run) =>
        [
            .. run.Settings.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            .. run.Instances.Select(i => $"plugin {i}"),
            .. run.Instruments.Select(i => $"instrument {i}"),
        ];

    private static string Only(string[] one, string[] other)
    {
        string text = string.Join("; ", one.Except(other));
        return text.Length > 0 ? text : "nothing more";
    }
}

using OptiFire.ConsoleHost.Screens;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite;

namespace OptiFire.ConsoleHost.Runs;

/// <summary>A journal that is only looked at.</summary>
internal static class JournalFile
{
    public static IReadOnlyList<CommitGroup> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException(
                $"There is no journal '{path}'.",
                "Name the file that was given to run, replay or backtest with --journal."
            );
        }

        return [.. SqliteStore.ReadGroups(path)];
    }
}

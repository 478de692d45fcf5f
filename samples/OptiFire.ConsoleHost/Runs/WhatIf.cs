using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Sqlite;

namespace OptiFire.ConsoleHost.Runs;

/// <summary>Runs a recorded run again under another version of its settings.</summary>
internal static class WhatIf
{
    /// <summary>The version, where one is named in place of files; null where files are, or nothing.</summary>
    public static long? VersionOf(string[] settings) =>
        settings.Length == 1
        && long.TryParse(settings[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;

    /// <summary>Runs and shows what differs.</summary>
    /// <param name="folder">The run's state folder.</param>
    /// <param name="version">The other version.</param>
    /// <param name="from">From when on it is in force.</param>
    /// <param name="to">Until when to run.</param>
    /// <param name="plan">The inputs of the run; null where they were not named.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<int> RunAsync(
        string? folder,
        long version,
        Timestamp from,
        Timestamp to,
        Func<string[], RunPlan?> plan,
        CancellationToken cancellationToken
    )
    {
        var state = new StateFolder(
            folder
                ?? throw new UsageException(
                    $"'--settings {version}' names a version, and no run it belongs to.",
                    "Name the run's folder with --state, or settings files with --settings."
                )
        );
        RunPlan inputs =
            plan([])
            ?? throw new UsageException(
                "The inputs of the recorded run are not named.",
                "Add --simulated for a simulated market, or --data with the folder it ran on."
            );
        if (!File.Exists(state.Journal) || !File.Exists(state.Settings))
        {
            throw new UsageException(
                $"'{state.Path}' holds no recorded run with settings.",
                $"Make one with 'optifire-cli run --state {state.Path}'."
            );
        }

        using ISettingsStore versions = SqliteSettingsStore.OpenForReading(state.Settings);
        await using var recorded = new MemoryJournal(SqliteStore.ReadGroups(state.Journal));
        await using ServiceProvider services = inputs.Build(journal: null, versions);
        try
        {
            WhatIfReport report = await services
                .GetRequiredService<OptiFireEngine>()
                .WhatIfAsync(recorded, version, from, to, cancellationToken)
                .ConfigureAwait(false);
            WhatIfScreen.Show(report);
            return 0;
        }
        catch (ArgumentOutOfRangeException unknown)
        {
            throw new UsageException(unknown.Message, "'optifire-cli config history' shows the versions there are.");
        }
    }
}

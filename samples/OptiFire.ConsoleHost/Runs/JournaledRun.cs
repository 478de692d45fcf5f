using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite;

namespace OptiFire.ConsoleHost.Runs;

/// <summary>Runs a plan with a journal and shows how far it is.</summary>
internal static class JournaledRun
{
    /// <summary>Runs to the end of the data, or until it is stopped: between two moments, so that nothing is lost.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="journal">The journal's file, new or of this very run; null for one that goes when the run ends.</param>
    /// <param name="interrupted">Stops the run; its journal can be continued.</param>
    /// <param name="state">The folder for everything that outlives the run, in place of a journal; null for none.</param>
    public static async Task<RunOutcome> RunAsync(
        RunPlan plan,
        string? journal,
        CancellationToken interrupted,
        StateFolder? state = null
    )
    {
        string folder = Directory.CreateTempSubdirectory("optifire-").FullName;
        try
        {
            string path = state?.Journal ?? journal ?? Path.Combine(folder, "run.journal");
            await using ServiceProvider services = plan.Build(path, state);
            OptiFireEngine engine = services.GetRequiredService<OptiFireEngine>();
            using var signals = new StopSignals(engine, plan.OnStop, interrupted);
            RunReport report = await ProgressScreen
                .ShowAsync(() => engine.Progress, () => engine.RunAsync(CancellationToken.None))
                .ConfigureAwait(false);
            return new RunOutcome(report, HistoryOf(path), signals.WasTerminated);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RunHistory? HistoryOf(string path)
    {
        IEnumerable<CommitGroup> groups = SqliteStore.ReadGroups(path);
        return groups.Any() ? RunHistory.Read(groups) : null;
    }
}

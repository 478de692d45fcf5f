using System.CommandLine;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Hosting;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli run</c></summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Option<int> sessions = SharedOptions.Sessions();
        Option<long?> seed = SharedOptions.Seed();
        var pace = new Option<double?>("--pace")
        {
            Description = "Market seconds per second; as fast as possible by default.",
            HelpName = "x",
        };
        pace.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is <= 0 or double.NaN)
            {
                result.AddError("--pace must be above 0; 86400 runs a day a second.");
            }
        });
        Option<string?> journal = SharedOptions.Journal();
        Option<string?> state = SharedOptions.StateToKeep();
        Option<string[]> settings = SharedOptions.Settings("configs/demo.yaml");
        Option<string?> report = SharedOptions.Report();
        Option<OrdersOnStop> onStop = SharedOptions.OnStop();
        var command = new ExampleCommand(
            "run",
            "Trade a simulated market on paper.",
            "run",
            "run --sessions 252 --seed 7 --report run.html",
            "run --journal demo.journal",
            "run --pace 86400 --state demo"
        )
        {
            sessions,
            seed,
            pace,
            journal,
            state,
            settings,
            report,
            onStop,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                RunPlan plan = RunPlan.Simulated(
                    parsed.GetValue(sessions),
                    parsed.GetValue(seed),
                    parsed.GetValue(settings)!
                ) with
                {
                    Pace = parsed.GetValue(pace),
                    OnStop = parsed.GetValue(onStop),
                };
                StateFolder? kept = SharedOptions.StateOf(parsed.GetValue(state), parsed.GetValue(journal));
                RunOutcome outcome = await JournaledRun
                    .RunAsync(plan, parsed.GetValue(journal), cancellationToken, kept)
                    .ConfigureAwait(false);
                int code = RunScreen.Show(outcome, kept?.Journal ?? parsed.GetValue(journal));
                if (parsed.GetValue(report) is { } page)
                {
                    RunPages.Write(page, outcome);
                }

                return code;
            }
        );
        return command;
    }
}

using System.CommandLine;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Time;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli replay</c></summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Folder of CSV files.",
            HelpName = "folder",
            Required = true,
        };
        Option<Timestamp> from = SharedOptions.From();
        Option<Timestamp> to = SharedOptions.To();
        Option<string[]> symbols = SharedOptions.Symbols();
        var round = new Option<bool>("--round")
        {
            Description =
                "Round numbers with more decimals than an instrument keeps, instead of putting the row aside.",
        };
        Option<string[]> settings = SharedOptions.Settings("configs/demo.yaml");
        Option<string?> journal = SharedOptions.Journal();
        Option<string?> state = SharedOptions.StateToKeep();
        Option<string?> report = SharedOptions.Report();
        var command = new ExampleCommand(
            "replay",
            "Run recorded data through the same engine.",
            "replay --data data/daily --from 2012-01-01 --to 2014-01-01",
            "replay --data data/daily --symbols SPY TLT VIX --journal replay.journal"
        )
        {
            data,
            from,
            to,
            symbols,
            round,
            settings,
            journal,
            state,
            report,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                RunPlan plan = RunPlan.Recorded(
                    parsed.GetValue(data)!,
                    parsed.GetValue(from),
                    parsed.GetValue(to),
                    parsed.GetValue(symbols)!,
                    parsed.GetValue(round),
                    parsed.GetValue(settings)!
                );
                foreach (UnreadFile file in plan.Unread)
                {
                    Terminal.Plain($"Not read: {file.Path}: {Terminal.Short(file.Reason)}");
                }

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

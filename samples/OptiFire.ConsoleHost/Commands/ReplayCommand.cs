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
        var data = new Option<string?>("--data") { Description = "Folder of CSV files.", HelpName = "folder" };
        var simulated = new Option<bool>("--simulated")
        {
            Description = "The simulated market of the run whose folder --state names.",
        };
        Option<int> sessions = SharedOptions.Sessions();
        Option<long?> seed = SharedOptions.Seed();
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
            "Run recorded data through the same engine; or a recorded run again under another version of its settings.",
            "replay --data data/daily --from 2012-01-01 --to 2014-01-01",
            "replay --data data/daily --symbols SPY TLT VIX --journal replay.journal",
            "replay --state demo --simulated --settings 3 --from 2022-03-01 --to 2022-03-02"
        )
        {
            data,
            simulated,
            sessions,
            seed,
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
                if (WhatIf.VersionOf(parsed.GetValue(settings)!) is { } version)
                {
                    return await WhatIf
                        .RunAsync(
                            parsed.GetValue(state),
                            version,
                            parsed.GetValue(from),
                            parsed.GetValue(to),
                            files =>
                                parsed.GetValue(data) is { } recorded
                                    ? RunPlan.Recorded(
                                        recorded,
                                        Timestamp.MinValue,
                                        Timestamp.MaxValue,
                                        parsed.GetValue(symbols)!,
                                        parsed.GetValue(round),
                                        files
                                    )
                                : parsed.GetValue(simulated)
                                    ? RunPlan.Simulated(parsed.GetValue(sessions), parsed.GetValue(seed), files)
                                : null,
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                }

                RunPlan plan = RunPlan.Recorded(
                    parsed.GetValue(data)
                        ?? throw new UsageException(
                            "There are no data to replay.",
                            "Name a folder of CSV files with --data."
                        ),
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

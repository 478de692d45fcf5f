using System.CommandLine;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Time;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli verify</c></summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var journal = new Argument<string>("journal") { Description = "The journal of a run." };
        var simulated = new Option<bool>("--simulated")
        {
            Description = "Run again on the simulated market and compare.",
        };
        Option<int> sessions = SharedOptions.Sessions();
        Option<long?> seed = SharedOptions.Seed();
        var data = new Option<string?>("--data")
        {
            Description = "Run again on this folder of data, or this file of bars, and compare.",
            HelpName = "path",
        };
        Option<Timestamp> from = SharedOptions.From();
        Option<Timestamp> to = SharedOptions.To();
        Option<string[]> symbols = SharedOptions.Symbols();
        var round = new Option<bool>("--round") { Description = "As replay was told." };
        Option<string[]> settings = SharedOptions.Settings("those of the command that made the journal");
        Option<string?> symbol = SharedOptions.Symbol();
        var fast = new Option<int>("--fast") { Description = "Of a backtest.", DefaultValueFactory = _ => 10 };
        var slow = new Option<int>("--slow") { Description = "Of a backtest.", DefaultValueFactory = _ => 30 };
        var command = new ExampleCommand(
            "verify",
            "Check a journal's chain of hashes and rebuild its account; given the inputs, run again and compare everything.",
            "verify demo.journal",
            "verify demo.journal --simulated",
            "verify replay.journal --data data/daily --from 2012-01-01 --to 2014-01-01",
            "verify sma.journal --data spy_daily.csv"
        )
        {
            journal,
            simulated,
            sessions,
            seed,
            data,
            from,
            to,
            symbols,
            round,
            settings,
            symbol,
            fast,
            slow,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                IReadOnlyList<CommitGroup> groups = JournalFile.Read(parsed.GetValue(journal)!);
                int code = VerifyScreen.Show(groups);
                if (code != 0 || PlanOf(parsed) is not { } plan)
                {
                    return code;
                }

                return await VerifyScreen.CompareAsync(groups, plan, cancellationToken).ConfigureAwait(false);
            }
        );
        return command;

        RunPlan? PlanOf(ParseResult parsed)
        {
            string[] files = parsed.GetValue(settings)!;
            return parsed.GetValue(data) switch
            {
                { } file when File.Exists(file) => RunPlan.Job(
                    file,
                    parsed.GetValue(symbol),
                    parsed.GetValue(fast),
                    parsed.GetValue(slow),
                    files
                ),
                { } folder => RunPlan.Recorded(
                    folder,
                    parsed.GetValue(from),
                    parsed.GetValue(to),
                    parsed.GetValue(symbols)!,
                    parsed.GetValue(round),
                    files
                ),
                _ => parsed.GetValue(simulated)
                    ? RunPlan.Simulated(parsed.GetValue(sessions), parsed.GetValue(seed), files)
                    : null,
            };
        }
    }
}

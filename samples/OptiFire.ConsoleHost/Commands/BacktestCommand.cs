using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.Engine.Hosting;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli backtest</c></summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CSV file of bars, plain or .gz." };
        Option<int> fast = SharedOptions.InRange(
            new Option<int>("--fast")
            {
                Description = "Bars in the fast average, 1 to 1000.",
                DefaultValueFactory = _ => 10,
            },
            1,
            1_000
        );
        Option<int> slow = SharedOptions.InRange(
            new Option<int>("--slow")
            {
                Description = "Bars in the slow average, 2 to 5000.",
                DefaultValueFactory = _ => 30,
            },
            2,
            5_000
        );
        Option<string?> symbol = SharedOptions.Symbol();
        Option<string[]> settings = SharedOptions.Settings("configs/jobs/sma.yaml");
        Option<string?> journal = SharedOptions.Journal();
        var command = new ExampleCommand(
            "backtest",
            "Trade a moving-average cross on one file of bars. The drawdown stop is off unless settings name it.",
            "backtest spy_daily.csv",
            "backtest spy_minute.csv.gz --fast 20 --slow 60 --journal sma.journal"
        )
        {
            file,
            fast,
            slow,
            symbol,
            settings,
            journal,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                RunPlan plan = RunPlan.Job(
                    parsed.GetValue(file)!,
                    parsed.GetValue(symbol),
                    parsed.GetValue(fast),
                    parsed.GetValue(slow),
                    parsed.GetValue(settings)!
                );
                RunOutcome outcome = await JournaledRun
                    .RunAsync(plan, parsed.GetValue(journal), cancellationToken)
                    .ConfigureAwait(false);
                int code = RunScreen.Show(outcome, parsed.GetValue(journal));
                ShowSpeed(outcome.Report);
                return code;
            }
        );
        return command;
    }

    private static void ShowSpeed(RunReport report)
    {
        using var process = Process.GetCurrentProcess();
        CultureInfo culture = CultureInfo.InvariantCulture;
        string speed = (report.Inputs / report.Elapsed.TotalSeconds).ToString("N0", culture);
        string memory = (process.PeakWorkingSet64 / (1024.0 * 1024)).ToString("N0", culture);
        Terminal.Line($"{"Speed", -13} {speed} bars/s");
        Terminal.Line($"{"Peak memory", -13} {memory} MiB");
    }
}

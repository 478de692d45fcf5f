using System.Globalization;
using OptiFire.Charts;
using OptiFire.ConsoleHost.Runs;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Portfolio;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Says at the end of a run what it did.</summary>
internal static class RunScreen
{
    public static int Show(RunOutcome outcome, string? journal)
    {
        RunReport report = outcome.Report;
        Terminal.Write(ReportTables.Plugins(report));
        if (outcome.History is { } history)
        {
            Terminal.Write(HistoryTables.Limits(history));
            Terminal.Write(ReportTables.Positions(report.Portfolio, history.Run.Instruments));
        }

        Terminal.Write(ReportTables.Quarantine(report));
        Terminal.Line($"{"Run", -13} {report.RunId}");
        foreach (ReportFigure figure in Figures(report))
        {
            Terminal.Line($"{figure.Label, -13} {figure.Value}");
        }

        Terminal.Line($"{"Journal head", -13} {report.Head.Hash}");
        Terminal.Line($"{"Sequence", -13} {report.Head.Sequence}");
        if (report.Ending == RunEnding.Whole)
        {
            return 0;
        }

        Terminal.Line($"{report.Ending} at {report.Period.Last}.");
        Terminal.Plain(
            journal is null
                ? "Nothing was kept; name a file with --journal to be able to continue."
                : $"Run the same command again to continue from the journal '{journal}'."
        );
        return outcome.WasTerminated && report.Ending == RunEnding.Stopped ? 0 : Failures.Cancelled;
    }

    /// <summary>The numbers that matter most.</summary>
    public static IReadOnlyList<ReportFigure> Figures(RunReport report)
    {
        PortfolioView account = report.Portfolio;
        decimal profit = account.Equity - account.NetFlows;
        CultureInfo culture = CultureInfo.InvariantCulture;
        return
        [
            new("From", report.Period.First.ToString()),
            new("To", report.Period.Last.ToString()),
            new("Inputs", report.Inputs.ToString("N0", culture)),
            new("Orders", report.Orders.ToString("N0", culture)),
            new("Fills", report.Fills.ToString("N0", culture)),
            new("Refusals", report.Refusals.ToString("N0", culture)),
            new("Final equity", Amounts.Exact(account.Equity, account.Currency)),
            new("P&L", Amounts.Exact(profit, account.Currency)),
            new("Fees", Amounts.Exact(account.Fees, account.Currency)),
            new("Drawdown", report.MaxDrawdown is { } d ? d.ToString("P2", culture) : "unknown below two closes"),
            new("Elapsed", string.Create(culture, $"{report.Elapsed.TotalSeconds:N2} s")),
        ];
    }
}

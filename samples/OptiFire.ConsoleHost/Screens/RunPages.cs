using System.Globalization;
using OptiFire.Charts;
using OptiFire.ConsoleHost.Runs;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Reports;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Reports as HTML pages.</summary>
internal static class RunPages
{
    /// <summary>The page of a run that has just ended.</summary>
    public static void Write(string path, RunOutcome outcome)
    {
        RunReport report = outcome.Report;
        RunHistory? history = outcome.History;
        Save(
            path,
            new ReportPage
            {
                Title = $"Run {report.RunId}",
                Notes =
                [
                    outcome.Report.Ending != RunEnding.Whole
                        ? "The run was stopped before the end of its data."
                        : "The run is complete.",
                    $"Journal head {report.Head.Hash} at sequence {report.Head.Sequence}.",
                ],
                Figures = RunScreen.Figures(report),
                Charts = [ReportTables.Equity(report.EquityCurve), .. report.Charts],
                Tables =
                [
                    ReportTables.Plugins(report),
                    .. history is null ? [] : TablesOf(history, report.Portfolio),
                    .. report.Tables,
                    ReportTables.Quarantine(report),
                ],
            }
        );
    }

    /// <summary>The page of a journal.</summary>
    public static void Write(string path, RunHistory history)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        PortfolioView account = history.Ledger.Account;
        string equity = history.Equity is { } value ? Amounts.Exact(value, account.Currency) : "none recorded";
        Save(
            path,
            new ReportPage
            {
                Title = $"Run {history.Run.RunId}",
                Notes =
                [
                    history.Ended is null ? "The run can be continued: it has no end." : "The run is complete.",
                    "Made from the journal alone: processor times, rows put aside and plugins' charts are not in it.",
                    $"Journal head {history.Head.Hash} at sequence {history.Head.Sequence}.",
                ],
                Figures =
                [
                    new("Last record", history.Last.ToString()),
                    new("Orders", history.Ledger.Orders.Count.ToString("N0", culture)),
                    new("Fills", history.Ledger.Fills.Count.ToString("N0", culture)),
                    new("Equity", equity),
                    new("Cash", Amounts.Exact(account.Cash, account.Currency)),
                    new("Fees", Amounts.Exact(account.Fees, account.Currency)),
                ],
                Charts = [ReportTables.Equity(history.EquityCurve)],
                Tables = [HistoryTables.Plugins(history), .. TablesOf(history, account)],
            }
        );
    }

    private static IEnumerable<Table> TablesOf(RunHistory history, PortfolioView account) =>
        [
            HistoryTables.Limits(history),
            ReportTables.Positions(account, history.Run.Instruments),
            HistoryTables.Orders(history),
            HistoryTables.Fills(history),
            HistoryTables.Inputs(history),
        ];

    private static void Save(string path, ReportPage page)
    {
        File.WriteAllText(path, page.ToHtml());
        Terminal.Line($"Report written to {path}");
    }
}

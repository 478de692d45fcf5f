using System.Globalization;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Reports;

namespace OptiFire.Engine.Replay;

/// <summary>Tables of what a journal holds, ready for any screen.</summary>
public static class HistoryTables
{
    // Stages that act on every decision: no limit is hit there.
    private static readonly string[] Everyday = [nameof(Stage.Combine), nameof(Stage.Size), nameof(Stage.Net)];

    /// <summary>What each plugin instance did. Results that equal the one before have no record and are not counted.</summary>
    public static Table Plugins(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new Table(
            "plugin_records",
            "What the journal holds of each plugin",
            ["Plugin", "Ok", "Not ready", "Failed", "Signals", "Controls", "Findings", "Last reason"],
            [
                .. history.Plugins.Select(p =>
                    (IReadOnlyList<string>)
                        [
                            p.Instance,
                            Count(p.Ok),
                            Count(p.NotReady),
                            Count(p.Failed),
                            Count(p.Signals),
                            Count(p.Controls),
                            Count(p.Findings),
                            p.LastReason ?? "",
                        ]
                ),
            ]
        );
    }

    /// <summary>Orders by the status they ended in.</summary>
    public static Table Orders(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new Table(
            "orders",
            "Orders by status",
            ["Status", "Orders"],
            [
                .. history
                    .Ledger.Orders.GroupBy(o => o.Status)
                    .OrderBy(g => g.Key)
                    .Select(g => (IReadOnlyList<string>)[g.Key.ToString(), Count(g.Count())]),
            ]
        );
    }

    /// <summary>The newest fills, newest first.</summary>
    /// <param name="history">The run.</param>
    /// <param name="most">How many at most, at least 1; 100 by default.</param>
    public static Table Fills(RunHistory history, int most = 100)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        IReadOnlyList<JournalFill> fills = history.Ledger.Fills;
        string title = fills.Count > most ? $"The last {most} of {Count(fills.Count)} fills" : "Fills";
        return new Table(
            "fills",
            title,
            ["Time, UTC", "Instrument", "Quantity", "Price", "Fee", "Order"],
            [
                .. fills
                    .TakeLast(most)
                    .Reverse()
                    .Select(f =>
                        (IReadOnlyList<string>)
                            [
                                f.Time.ToString(),
                                f.Symbol,
                                Exact(f.Quantity),
                                Exact(f.Price),
                                Exact(f.Fee),
                                f.ClientOrderId,
                            ]
                    ),
            ]
        );
    }

    /// <summary>Which limits scaled or capped targets, and which refused orders.</summary>
    public static Table Limits(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new Table(
            "limits",
            "Limits hit",
            ["Where", "Rule", "Times", "Last reason"],
            [
                .. history
                    .Rules.Where(r => !Everyday.Contains(r.Place))
                    .Select(r => (IReadOnlyList<string>)[r.Place, r.Rule.ToString(), Count(r.Count), r.LastReason]),
            ]
        );
    }

    /// <summary>Files with their hashes, generators with their seeds.</summary>
    public static Table Inputs(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new Table(
            "inputs",
            "Inputs",
            ["Source", "File", "Bytes", "SHA-256"],
            [
                .. history.Inputs.Select(i =>
                    (IReadOnlyList<string>)[i.Source, i.File, i.Bytes == 0 ? "" : Count(i.Bytes), i.Sha256]
                ),
            ]
        );
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Exact(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);
}

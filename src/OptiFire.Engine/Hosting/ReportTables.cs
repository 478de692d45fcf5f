using System.Globalization;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Reports;

namespace OptiFire.Engine.Hosting;

/// <summary>Charts and tables of what a run did, ready for any screen.</summary>
public static class ReportTables
{
    /// <summary>Equity index and drawdown at session closes.</summary>
    /// <param name="curve">The closes in order; may be empty.</param>
    public static Chart Equity(IReadOnlyList<EquityPoint> curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        double[] times = [.. curve.Select(p => (double)p.Time.UnixNanoseconds)];
        double peak = 1;
        double[] drawdowns = new double[curve.Count];
        for (int i = 0; i < drawdowns.Length; i++)
        {
            peak = Math.Max(peak, curve[i].Index);
            drawdowns[i] = 100 * ((curve[i].Index / peak) - 1);
        }

        return new Chart(
            "equity",
            "Equity and drawdown",
            "Session close, UTC",
            AxisKind.Time,
            [
                new ChartPanel(
                    "Equity, start = 1",
                    [new ChartSeries("equity", times, [.. curve.Select(p => p.Index)])]
                ),
                new ChartPanel("Drawdown, %", [new ChartSeries("drawdown", times, drawdowns, SeriesStyle.Area)]),
            ]
        );
    }

    /// <summary>What each plugin did: its role, how its runs ended and why, what they cost, what it says.</summary>
    public static Table Plugins(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new Table(
            "plugins",
            "What each plugin did",
            ["Plugin", "Role", "Runs", "Ok", "Not ready", "Failed", "CPU ms", "Outputs, or why it is not ready"],
            [
                .. report.Activations.Select(a =>
                    (IReadOnlyList<string>)
                        [
                            a.Instance.ToString(),
                            a.Role.ToString(),
                            Count(a.Runs),
                            Count(a.Ok),
                            Count(a.NotReady),
                            Count(a.Failed),
                            a.CpuTime.TotalMilliseconds.ToString("N1", CultureInfo.InvariantCulture),
                            Says(a),
                        ]
                ),
            ]
        );
    }

    /// <summary>What is held.</summary>
    /// <param name="account">The account.</param>
    /// <param name="symbols">Tickers in the order of the instruments' ids.</param>
    public static Table Positions(PortfolioView account, IReadOnlyList<string> symbols)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(symbols);
        return new Table(
            "positions",
            "Positions",
            ["Instrument", "Quantity", "Average cost", "Mark", "Realised, " + account.Currency],
            [
                .. account.Positions.Select(p =>
                    (IReadOnlyList<string>)
                        [
                            symbols[p.Instrument.Value],
                            Exact(p.Quantity),
                            Exact(decimal.Round(p.AverageCost, 6)),
                            p.MarketPrice is { } mark ? Exact(mark) : "unknown",
                            Exact(decimal.Round(p.RealizedPnl, 6)),
                        ]
                ),
            ]
        );
    }

    /// <summary>Rows that could not be used, by file and reason.</summary>
    public static Table Quarantine(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new Table(
            "quarantine",
            "Rows that could not be used",
            ["Source", "Reason", "Rows"],
            [
                .. report
                    .Quarantined.OrderBy(q => q.Key.Source, StringComparer.Ordinal)
                    .ThenBy(q => q.Key.Reason)
                    .Select(q => (IReadOnlyList<string>)[q.Key.Source, q.Key.Reason.ToString(), Count(q.Value)]),
            ]
        );
    }

    private static string Says(ActivationReport activation)
    {
        if (activation.Runs == 0)
        {
            // Inline roles have no runs of their own: the kernel asks them.
            return activation.Role is Role.Guard or Role.OrderFilter
                ? activation.LastReason ?? ""
                : activation.LastReason ?? "never triggered: no data of the kind it waits for";
        }

        string outputs = string.Join(", ", activation.Outputs.Select(o => $"{o.Key} {Short(o.Value)}"));
        return activation.LastReason is null ? outputs
            : outputs.Length == 0 ? activation.LastReason
            : $"{outputs}; {activation.LastReason}";
    }

    // Ports print every digit; six are enough for people.
    private static string Short(string value) =>
        value.Length > 8
        && value.Contains('.', StringComparison.Ordinal)
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number.ToString("G6", CultureInfo.InvariantCulture)
            : value;

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Exact(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);
}

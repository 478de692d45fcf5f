using System.Globalization;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Reports;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Shows what would have been under another version of the settings.</summary>
internal static class WhatIfScreen
{
    private const int MostOrders = 40;

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    public static void Show(WhatIfReport report)
    {
        Terminal.Line(
            $"Version {report.Version.Number} of the settings ({report.Version.Kind} by {report.Version.Author}), from {report.From.ToString()} to {report.To.ToString()}."
        );
        Terminal.Write(
            new Table(
                "what_if",
                "What differs",
                ["Figure", "Recorded", $"Version {report.Version.Number}"],
                [
                    Row("Orders", w => w.Orders.Count),
                    Row("Fills", w => w.Fills),
                    Row("Fees", w => w.Fees),
                    Row("Signals", w => w.Signals),
                    Row("Equity before", w => w.EquityBefore),
                    Row("Equity after", w => w.EquityAfter),
                    Row("P&L", w => w.EquityAfter - w.EquityBefore),
                ]
            )
        );
        Show("Only in the recorded run", report.OnlyRecorded);
        Show("Only under the other version", report.OnlyAlternative);

        string[] Row(string name, Func<RunWindow, IConvertible?> figure) =>
            [name, Text(figure(report.Recorded)), Text(figure(report.Alternative))];
    }

    private static void Show(string title, IReadOnlyList<WindowOrder> orders)
    {
        if (orders.Count == 0)
        {
            return;
        }

        Terminal.Write(
            new Table(
                "orders",
                orders.Count > MostOrders ? $"{title}: the first {MostOrders} of {orders.Count}" : title,
                ["Decided", "Instrument", "Quantity"],
                [
                    .. orders
                        .Take(MostOrders)
                        .Select(o =>
                            new[]
                            {
                                o.DecidedAt.ToString(),
                                o.Symbol,
                                o.SignedQuantity.ToString("0.#########", Invariant),
                            }
                        ),
                ]
            )
        );
    }

    private static string Text(IConvertible? value) => value?.ToString(Invariant) ?? "none";
}

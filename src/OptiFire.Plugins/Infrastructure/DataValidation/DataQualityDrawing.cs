using System.Globalization;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Shows what became of an instrument's rows, and its quality at session closes.</summary>
internal static class DataQualityDrawing
{
    public static void Draw(IReportRun run, DataValidationState state)
    {
        string name = "data_quality_" + SnakeCase(run.Instrument.Symbol);
        run.Show(Rules(name, run.Instrument, state));
        double[] times = [.. state.History.Select(h => (double)h.Time.UnixNanoseconds)];
        double[] quality = [.. state.History.Select(h => h.Quality)];
        run.Show(
            new Chart(
                name,
                $"Data quality of {run.Instrument}",
                "time",
                AxisKind.Time,
                [new ChartPanel("quality, 0 to 1", [new ChartSeries("quality", times, quality, SeriesStyle.Step)])]
            )
        );
    }

    private static string SnakeCase(string symbol) =>
        string.Concat(symbol.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));

    private static Table Rules(string name, Instrument instrument, DataValidationState state)
    {
        var rows = new List<IReadOnlyList<string>>
        {
            Row("rows", state.Rows, state.Rows),
            Row("put aside", state.RowsPutAside, state.Rows),
        };
        foreach (QuarantineReason rule in Enum.GetValues<QuarantineReason>())
        {
            if (state.PutAside[(int)rule] is > 0 and long count)
            {
                rows.Add(Row(rule.ToString(), count, state.Rows));
            }
        }

        rows.Add(Row("bars missing", state.Missing, state.Rows));
        rows.Add(["quality", state.RowQuality.ToString("0.###", CultureInfo.InvariantCulture), ""]);
        return new Table(name, $"Data of {instrument}", ["What", "Rows", "Share of rows"], rows);
    }

    private static IReadOnlyList<string> Row(string what, long count, long all) =>
        [
            what,
            count.ToString(CultureInfo.InvariantCulture),
            all == 0 ? "" : ((double)count / all).ToString("0.######", CultureInfo.InvariantCulture),
        ];
}

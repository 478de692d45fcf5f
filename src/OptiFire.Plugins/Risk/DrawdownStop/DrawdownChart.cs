using OptiFire.Numerics.Risk;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Reports;

namespace OptiFire.Plugins.Risk;

/// <summary>Draws the fall from the high at session closes against the two thresholds.</summary>
internal static class DrawdownChart
{
    private const int Runs = 400;

    public static Chart Draw(Window<double> equity, DrawdownStopOptions options)
    {
        double[] underwater = new double[equity.Length];
        Drawdown.Underwater(equity.Values, underwater);
        int[] kept = MinMaxDownsample.Indices(equity.Values, Runs);
        double[] x = new double[kept.Length];
        double[] y = new double[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            x[i] = equity.Times[kept[i]].UnixNanoseconds;
            y[i] = underwater[kept[i]];
        }

        double[] ends = [x[0], x[^1]];
        return new Chart(
            "drawdown",
            "Drawdown at session closes",
            "time",
            AxisKind.Time,
            [
                new ChartPanel(
                    "drawdown, fraction of the high",
                    [
                        new ChartSeries("drawdown", x, y, SeriesStyle.Area),
                        new ChartSeries("reduce", ends, [-options.ReduceAt, -options.ReduceAt]),
                        new ChartSeries("stop", ends, [-options.StopAt, -options.StopAt]),
                    ]
                ),
            ]
        );
    }
}

using System.Globalization;
using OptiFire.Numerics.Risk;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Dashboard;

/// <summary>Draws the equity index above its fall from the high, and lists the deepest falls.</summary>
/// <remarks>
/// <code>underwater = E/max(E) − 1</code>
/// E is time-weighted: money paid in or out moves neither curve. Thinning keeps every stretch's lowest and highest point
/// and the ends of the largest fall.
/// </remarks>
public sealed class EquityPlot(EquityPlotOptions options) : IPlugin<EquityPlot, EquityPlotOptions>, IReport
{
    private readonly EquityNeed _closes = Need.Equity(options.Closes, 2);

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("ux_pnl_drawdown_plot", PluginCategory.Dashboard, "Equity and drawdown")
        {
            Summary = "Draws the equity index and its fall from the high, and lists the deepest falls.",
            Sources =
            [
                "Global Investment Performance Standards (CFA Institute, 2020), for time-weighted returns",
                "A. Chekhlov, S. Uryasev and M. Zabarankin, Int. J. Theoretical and Applied Finance 8 (2005) 13–58",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new(
            new Activation(Role.Report, Scope.Portfolio, Trigger.At(Schedule.AtClose()))
            {
                Needs = [_closes],
                Budget = new Budget(CpuMilliseconds: 50, MemoryMegabytes: 10),
            }
        );

    /// <inheritdoc />
    public RunResult Draw(IReportRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Window<double> closes = run.Equity(_closes);
        foreach (double value in closes.Values)
        {
            if (!(value > 0))
            {
                return RunResult.NotReady("equity has fallen to nothing");
            }
        }

        (double[] index, Timestamp[] times) = WithStart(closes, run.Calendar);
        run.Show(Picture(index, times));
        run.Show(Falls(index, times, run.Calendar));
        return RunResult.Ok;
    }

    /// <summary>The closes with the account's start before them, so that a loss of the first session shows.</summary>
    private (double[] Index, Timestamp[] Times) WithStart(Window<double> closes, ICalendar calendar) =>
        options.Closes == 0
            ? ([1, .. closes.Values], [calendar.LastClosedBefore(closes.Times[0]).Open, .. closes.Times])
            : ([.. closes.Values], [.. closes.Times]);

    private Chart Picture(double[] index, Timestamp[] times)
    {
        double[] underwater = new double[index.Length];
        Drawdown.Underwater(index, underwater);
        int[] kept = MinMaxDownsample.Indices(index, options.Resolution);
        double[] x = [.. kept.Select(i => (double)times[i].UnixNanoseconds)];
        return new Chart(
            "equity",
            "Equity and drawdown at session closes",
            "time",
            AxisKind.Time,
            [
                new ChartPanel(
                    "equity, start = 1, flows left out",
                    [new ChartSeries("equity", x, [.. kept.Select(i => index[i])])]
                ),
                new ChartPanel(
                    "drawdown, fraction of the high",
                    [new ChartSeries("drawdown", x, [.. kept.Select(i => underwater[i])], SeriesStyle.Area)]
                ),
            ]
        );
    }

    private Table Falls(double[] index, Timestamp[] times, ICalendar calendar) =>
        new(
            "drawdowns",
            "Deepest drawdowns",
            ["depth, %", "peak", "trough", "recovery", "sessions"],
            [
                .. DrawdownEpisode
                    .Deepest(index, options.Drawdowns)
                    .Select(e =>
                        (IReadOnlyList<string>)
                            [
                                (e.Depth * 100).ToString("0.00", CultureInfo.InvariantCulture),
                                DateOf(times[e.PeakIndex], calendar),
                                DateOf(times[e.ValleyIndex], calendar),
                                e.RecoveryIndex is { } end ? DateOf(times[end], calendar) : "open",
                                ((e.RecoveryIndex ?? index.Length - 1) - e.PeakIndex).ToString(
                                    CultureInfo.InvariantCulture
                                ),
                            ]
                    ),
            ]
        );

    private static string DateOf(Timestamp close, ICalendar calendar) =>
        calendar.LastClosedBefore(close).Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Log prices bar by bar, with a NaN where a bar is missing, beside those of a benchmark.</summary>
/// <remarks>
/// A value is its anchor plus the log total return from the newest close back to it, so a split or dividend, which
/// restates the past of a window, changes nothing here.
/// </remarks>
internal sealed class LogPath
{
    private readonly List<double> _prices = [];
    private readonly List<double> _benchmarks = [];

    /// <summary>The log price at each bar; NaN where it, or the benchmark's of the same moment, is missing.</summary>
    public double[] Prices => [.. _prices];

    /// <summary>The benchmark's log price; where it is missing the one before, which the NaN beside it leaves unused.</summary>
    public double[] Benchmarks => [.. _benchmarks];

    /// <summary>Reads the bars from a row of a window on.</summary>
    /// <param name="closes">The closes; the newest above 0.</param>
    /// <param name="benchmark">The benchmark's closes, the newest of the same moment and above 0; empty without one.</param>
    /// <param name="from">The first row; the bars missing before it come first.</param>
    /// <param name="anchor">What the newest closes are on the scale wanted.</param>
    /// <param name="calendar">The instrument's calendar.</param>
    /// <param name="size">The length of a bar.</param>
    public static LogPath Read(
        Window<double> closes,
        Window<double> benchmark,
        int from,
        (double Price, double Benchmark) anchor,
        ICalendar calendar,
        BarSize size
    )
    {
        var path = new LogPath();
        double lastBenchmark = anchor.Benchmark;
        for (int i = from; i < closes.Length; i++)
        {
            int missing = i == 0 ? 0 : BarGaps.Missing(calendar, size, closes.Times[i - 1], closes.Times[i]);
            for (int m = 0; m < missing; m++)
            {
                path.Add(double.NaN, lastBenchmark);
            }

            double price = Relative(closes.Values[i], closes.Values[^1], anchor.Price);
            if (benchmark.Length > 0)
            {
                double other = Relative(At(benchmark, closes.Times[i]), benchmark.Values[^1], anchor.Benchmark);
                price = double.IsNaN(other) ? double.NaN : price;
                lastBenchmark = double.IsNaN(other) ? lastBenchmark : other;
            }

            path.Add(price, lastBenchmark);
        }

        return path;
    }

    /// <summary>The value of a moment; NaN where the window has none.</summary>
    public static double At(Window<double> window, Timestamp time)
    {
        int index = window.Times.BinarySearch(time);
        return index < 0 ? double.NaN : window.Values[index];
    }

    private static double Relative(double close, double newest, double anchor) =>
        close > 0 ? anchor + Math.Log(close / newest) : double.NaN;

    private void Add(double price, double benchmark)
    {
        _prices.Add(price);
        _benchmarks.Add(benchmark);
    }
}

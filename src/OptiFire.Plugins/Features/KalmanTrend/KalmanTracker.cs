using OptiFire.Numerics.Filtering;
using OptiFire.Numerics.Optimization;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Moves the filter of <see cref="KalmanTrend"/> over the bars it has not seen, and renews its variances in time.</summary>
internal sealed class KalmanTracker(KalmanTrendOptions options)
{
    private const int FewestObservations = 30;

    private readonly PriceModel _model = PriceModel.Of(options.Model);
    private readonly BarSize _size = new(options.BarSeconds);

    /// <summary>What the filter knows now.</summary>
    public KalmanReading Read(in KalmanTrendState state) => _model.Read(state.Filter, state.Benchmark);

    /// <summary>Takes in the bars that are newer than the state's last one.</summary>
    /// <param name="closes">The instrument's closes.</param>
    /// <param name="benchmark">The benchmark's; empty where the model has none.</param>
    /// <param name="calendar">The instrument's calendar.</param>
    /// <param name="state">What was known before; afterwards with the new bars.</param>
    /// <param name="innovation">What the newest bar told.</param>
    public RunResult Advance(
        Window<double> closes,
        Window<double> benchmark,
        ICalendar calendar,
        ref KalmanTrendState state,
        out Innovation innovation
    )
    {
        innovation = default;
        if (Unusable(closes, benchmark) is { } reason)
        {
            return RunResult.NotReady(reason);
        }

        int last = closes.Times.BinarySearch(state.LastBar);
        if (last == closes.Length - 1)
        {
            return RunResult.NotReady("no bar is newer than the last one taken in");
        }

        // Nothing known yet, or the last bar has left the windows: begin again on all of them.
        (double Price, double Benchmark) anchor = last < 0 ? (double.NaN, 0) : Anchor(state, closes, benchmark, last);
        bool begins = double.IsNaN(anchor.Price + anchor.Benchmark);
        if (begins)
        {
            anchor = (0, 0);
            last = -1;
            state = KalmanTrendState.Empty with { Filter = _model.Start };
        }

        bool isDue = begins || state.BarsSinceAttempt >= options.RefitBars;
        if (isDue && !TryFit(LogPath.Read(closes, benchmark, 0, anchor, calendar, _size), ref state, out reason))
        {
            return RunResult.NotReady(reason);
        }

        LogPath path = LogPath.Read(closes, benchmark, last + 1, anchor, calendar, _size);
        innovation = Run(path, begins, ref state);
        state = state with { LastBar = closes.Times[^1], Price = anchor.Price, Benchmark = anchor.Benchmark };
        return RunResult.Ok;
    }

    private static string? Unusable(Window<double> closes, Window<double> benchmark)
    {
        if (!(closes.Values[^1] > 0))
        {
            return "the newest close is not above 0";
        }

        if (benchmark.Length > 0 && benchmark.Times[^1] != closes.Times[^1])
        {
            return "the newest closes of instrument and benchmark are not of the same moment";
        }

        return benchmark.Length > 0 && !(benchmark.Values[^1] > 0)
            ? "the newest close of the benchmark is not above 0"
            : null;
    }

    /// <summary>Where the newest closes are on the scale of the filter; NaN where the last ones cannot be found.</summary>
    private static (double Price, double Benchmark) Anchor(
        in KalmanTrendState state,
        Window<double> closes,
        Window<double> benchmark,
        int last
    )
    {
        double price = state.Price + LogReturn(closes.Values[last], closes.Values[^1]);
        return benchmark.Length == 0
            ? (price, 0)
            : (price, state.Benchmark + LogReturn(LogPath.At(benchmark, closes.Times[last]), benchmark.Values[^1]));
    }

    private static double LogReturn(double from, double to) => from > 0 ? Math.Log(to / from) : double.NaN;

    // A fit that does not converge leaves the variances in force, and is tried again after the usual time.
    private bool TryFit(LogPath path, ref KalmanTrendState state, out string reason)
    {
        double[] prices = path.Prices[..^1];
        double[] benchmarks = path.Benchmarks[..^1];
        bool isKnown = state.Variances.Length > 0;
        state = state with { BarsSinceAttempt = 0 };
        if (!Varies(prices) || (options.Model == KalmanModel.DynamicRegression && !Varies(benchmarks)))
        {
            reason = "the closes of the training bars do not vary, or too many are missing";
            return isKnown;
        }

        (double[] variances, EstimationStatus status) = _model.Fit(prices, benchmarks);
        reason = "the estimation of the variances did not converge";
        if (status.Converged)
        {
            state = state with { Variances = variances, BarsSinceFit = 0 };
        }

        return status.Converged || isKnown;
    }

    private static bool Varies(double[] values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        return known.Length >= FewestObservations && known.Max() - known.Min() > 0;
    }

    private Innovation Run(LogPath path, bool begins, ref KalmanTrendState state)
    {
        double[] prices = path.Prices;
        double[] benchmarks = path.Benchmarks;
        double[] filter = state.Filter;
        Innovation innovation = default;
        for (int t = 0; t < prices.Length; t++)
        {
            innovation = _model.Step(state.Variances, ref filter, prices[t], benchmarks[t]);
        }

        int bars = begins ? 1 : prices.Length;
        state = state with
        {
            Filter = filter,
            BarsSinceFit = state.BarsSinceFit + bars,
            BarsSinceAttempt = state.BarsSinceAttempt + bars,
        };
        return innovation;
    }
}

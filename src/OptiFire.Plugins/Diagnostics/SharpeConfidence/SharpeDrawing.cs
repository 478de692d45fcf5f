using System.Globalization;
using OptiFire.Numerics.Inference;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Diagnostics;

/// <summary>Shows a Sharpe ratio as a table, and how its interval narrowed as a chart.</summary>
internal static class SharpeDrawing
{
    private const int FirstPoint = 20;
    private const int Points = 300;

    public static Table Table(SharpeReading reading, SharpeConfidenceOptions options)
    {
        ConfidenceInterval interval = reading.Interval(options.Confidence);
        ConfidenceInterval hac = reading.IntervalHac(options.Confidence);
        string minimum = double.IsFinite(reading.MinimumTrackRecord)
            ? Math.Ceiling(reading.MinimumTrackRecord).ToString("0", CultureInfo.InvariantCulture)
            : "no length would do";
        return new Table(
            "sharpe",
            "Sharpe ratio",
            ["figure", "value"],
            [
                ["Sharpe ratio per year", Number(reading.Annual)],
                [$"interval {Percent(options.Confidence)}, per year", Range(interval)],
                [$"interval {Percent(options.Confidence)}, correlated returns, per year", Range(hac)],
                ["Sharpe ratio per session", Number(reading.Estimate.Ratio)],
                ["skewness", Number(reading.Estimate.Skewness)],
                ["kurtosis (normal: 3)", Number(reading.Estimate.RawKurtosis)],
                [$"probability of more than {Number(options.Benchmark)} per year", Number(reading.Probability)],
                [$"probability after {Number(reading.Trials)} trials", Number(reading.Deflated)],
                ["sessions", reading.Estimate.Count.ToString(CultureInfo.InvariantCulture)],
                ["sessions needed", minimum],
            ]
        );
    }

    /// <summary>The ratio and its interval from the first session to each later one.</summary>
    public static Chart Chart(
        ReadOnlySpan<double> excess,
        ReadOnlySpan<Timestamp> times,
        double factor,
        SharpeConfidenceOptions options
    )
    {
        List<double> x = [];
        List<double>[] lines =
        [
            [],
            [],
            [],
        ];
        Moments moments = default;
        int step = Math.Max(1, excess.Length / Points);
        for (int i = 0; i < excess.Length; i++)
        {
            moments = moments.With(excess[i]);
            bool shown = i + 1 >= FirstPoint && ((excess.Length - 1 - i) % step == 0);
            if (!shown || moments.IsConstant)
            {
                continue;
            }

            var estimate = new SharpeEstimate(
                moments.Mean / moments.DeviationSample,
                moments.Skewness,
                moments.RawKurtosis,
                i + 1
            );
            ConfidenceInterval interval = estimate.Interval(options.Confidence);
            x.Add(times[i].UnixNanoseconds);
            lines[0].Add(factor * estimate.Ratio);
            lines[1].Add(factor * interval.Lower);
            lines[2].Add(factor * interval.Upper);
        }

        double[] axis = [.. x];
        return new Chart(
            "sharpe",
            "Sharpe ratio since the first session",
            "time",
            AxisKind.Time,
            [
                new ChartPanel(
                    "Sharpe ratio per year",
                    [
                        new ChartSeries("ratio", axis, [.. lines[0]]),
                        new ChartSeries("lower", axis, [.. lines[1]]),
                        new ChartSeries("upper", axis, [.. lines[2]]),
                    ]
                ),
            ]
        );
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("0.##%", CultureInfo.InvariantCulture);

    private static string Range(ConfidenceInterval interval) => $"{Number(interval.Lower)} to {Number(interval.Upper)}";
}

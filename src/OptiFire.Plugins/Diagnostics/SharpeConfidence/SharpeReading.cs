using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Inference;

namespace OptiFire.Plugins.Diagnostics;

/// <summary>A Sharpe ratio with what can be said about it; intervals are per year, the rest as its kernel has it.</summary>
internal sealed record SharpeReading(
    SharpeEstimate Estimate,
    double Factor,
    double StandardErrorHac,
    double Probability,
    double Deflated,
    double MinimumTrackRecord,
    double Trials
)
{
    public double Annual => Factor * Estimate.Ratio;

    public ConfidenceInterval Interval(double confidence) => Scaled(Estimate.StandardError, confidence);

    public ConfidenceInterval IntervalHac(double confidence) => Scaled(StandardErrorHac, confidence);

    /// <summary>Reads session returns.</summary>
    /// <param name="excess">Simple returns over cash, in time order.</param>
    /// <param name="sessionsPerYear">For the yearly figures.</param>
    /// <param name="trials">How many strategies were tried, at least 1.</param>
    /// <param name="options">The rest.</param>
    /// <returns>Null below two returns, where they do not vary, or their correlations leave no variance for a year.</returns>
    public static SharpeReading? Of(
        ReadOnlySpan<double> excess,
        int sessionsPerYear,
        double trials,
        SharpeConfidenceOptions options
    )
    {
        if (excess.Length < 2)
        {
            return null;
        }

        SharpeEstimate estimate = SharpeRatio.Estimate(excess);
        int lag = NeweyWest.Lag(excess.Length);
        double factor = AnnualFactor(excess, sessionsPerYear, lag);
        if (double.IsNaN(estimate.Ratio) || double.IsNaN(factor))
        {
            return null;
        }

        double benchmark = options.Benchmark / factor;
        // Worthless strategies of this length differ by their sampling error alone.
        double variance =
            options.TrialDeviation > 0 ? Math.Pow(options.TrialDeviation / factor, 2) : 1.0 / (excess.Length - 1);
        return new SharpeReading(
            estimate,
            factor,
            SharpeRatio.StandardErrorHac(excess, lag),
            estimate.ProbabilityAbove(benchmark),
            estimate.Deflated(trials, variance),
            estimate.MinimumTrackRecord(benchmark, options.Confidence),
            trials
        );
    }

    // Only the lags that so many returns can tell: a year's worth of correlations estimated from less is noise.
    private static double AnnualFactor(ReadOnlySpan<double> returns, int periods, int lag)
    {
        double[] correlations = new double[lag];
        for (int k = 1; k <= lag; k++)
        {
            correlations[k - 1] = Correlation.Auto(returns, k);
        }

        return SharpeRatio.AggregationFactor(periods, correlations);
    }

    private ConfidenceInterval Scaled(double standardError, double confidence)
    {
        ConfidenceInterval perPeriod = ConfidenceInterval.Normal(Estimate.Ratio, standardError, confidence);
        return new(Factor * perPeriod.Lower, Factor * perPeriod.Upper);
    }
}

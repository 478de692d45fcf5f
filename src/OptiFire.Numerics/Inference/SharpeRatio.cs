using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>Reward per unit of risk, per period, and what many trials or correlated returns do to it.</summary>
/// <remarks>Sources: those of <see cref="SharpeEstimate"/>.</remarks>
public static class SharpeRatio
{
    private const double EulerMascheroni = 0.57721566490153286;

    /// <summary>The ratio of mean to sample standard deviation (n − 1).</summary>
    /// <param name="excessReturns">Returns over the risk-free rate, per period, simple or log, in any order.</param>
    /// <returns>The ratio per period, not annualised; NaN below two returns, for returns that do not vary, or where one is NaN.</returns>
    public static double PerPeriod(ReadOnlySpan<double> excessReturns) =>
        Ratio(excessReturns, excessReturns.Length - 1, out _);

    /// <summary>The ratio with the moments its standard error needs.</summary>
    /// <param name="excessReturns">Returns over the risk-free rate, per period.</param>
    public static SharpeEstimate Estimate(ReadOnlySpan<double> excessReturns)
    {
        Moments moments = Moments.Of(excessReturns);
        return new(PerPeriod(excessReturns), moments.Skewness, moments.RawKurtosis, excessReturns.Length);
    }

    /// <summary>A standard error that allows for correlated returns of any shape.</summary>
    /// <param name="excessReturns">Returns over the risk-free rate, per period, in time order.</param>
    /// <param name="lag">The number of lags, 0 ≤ L &lt; T; see <see cref="NeweyWest.Lag"/>.</param>
    /// <returns>√(LRV(ψ)/T) per period, where ψₜ = zₜ − SR/2·(zₜ² − 1) and zₜ is the return standardised with divisor T;
    /// NaN for returns that do not vary.</returns>
    /// <exception cref="ArgumentException">There are fewer than two returns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lag is negative or not below T.</exception>
    public static double StandardErrorHac(ReadOnlySpan<double> excessReturns, int lag)
    {
        if (excessReturns.Length < 2)
        {
            throw new ArgumentException("A standard error needs at least two returns.", nameof(excessReturns));
        }

        double ratio = Ratio(excessReturns, excessReturns.Length, out double deviation);
        double mean = Reduction.Mean(excessReturns);
        double[] influence = new double[excessReturns.Length];
        for (int t = 0; t < influence.Length; t++)
        {
            double z = (excessReturns[t] - mean) / deviation;
            influence[t] = z - ratio / 2 * (z * z - 1);
        }

        return Math.Sqrt(Math.Max(NeweyWest.LongRunVariance(influence, lag), 0) / influence.Length);
    }

    /// <summary>The factor that takes a ratio per period to q periods when returns are correlated (Lo 2002).</summary>
    /// <param name="periods">The number q of periods, ≥ 1.</param>
    /// <param name="autocorrelations">ρ₁ … of the returns; the first q − 1 are used, missing ones count as 0.</param>
    /// <returns>q/√(q + 2Σ(q − k)ρₖ); √q without correlation; NaN when the correlations leave no variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periods"/> is below 1.</exception>
    public static double AggregationFactor(int periods, ReadOnlySpan<double> autocorrelations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        double variance = periods;
        for (int k = 1; k < periods && k <= autocorrelations.Length; k++)
        {
            variance += 2.0 * (periods - k) * autocorrelations[k - 1];
        }

        return variance > 0 ? periods / Math.Sqrt(variance) : double.NaN;
    }

    /// <summary>The ratio that the best of many worthless strategies is expected to show.</summary>
    /// <param name="trials">How many were tried, N ≥ 1; may be a number of effectively independent trials.</param>
    /// <param name="trialVariance">The variance V of their ratios, ≥ 0, per period squared.</param>
    /// <returns>√V·((1 − γ)·Φ⁻¹(1 − 1/N) + γ·Φ⁻¹(1 − 1/(N·e))) per period, γ = 0.5772…; 0 for one trial.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The trials are below 1 or the variance is negative.</exception>
    public static double ExpectedMaximum(double trials, double trialVariance)
    {
        if (!(trials >= 1 && double.IsFinite(trials)))
        {
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "At least one trial, a finite number.");
        }

        if (trialVariance < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(trialVariance), trialVariance, "A variance is at least 0.");
        }

        if (trials == 1)
        {
            return 0;
        }

        double best = (1 - EulerMascheroni) * -StandardNormal.Quantile(1 / trials);
        double next = EulerMascheroni * -StandardNormal.Quantile(1 / (trials * Math.E));
        return Math.Sqrt(trialVariance) * (best + next);
    }

    private static double Ratio(ReadOnlySpan<double> returns, int divisor, out double deviation)
    {
        deviation = double.NaN;
        if (returns.Length < 2)
        {
            return double.NaN;
        }

        double mean = Reduction.Mean(returns);
        double squares = Reduction.SumOfSquaredDeviations(returns, mean);
        if (CrossDeviations.IsConstant(returns.Length, mean, squares))
        {
            return double.NaN;
        }

        deviation = Math.Sqrt(squares / divisor);
        return mean / deviation;
    }
}

using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>Variances that stay right when successive values are correlated and their variance changes (HAC).</summary>
/// <remarks>
/// Bartlett weights w(h) = 1 − h/(L + 1) keep the estimate non-negative.
/// <para>Sources: W. K. Newey and K. D. West, Econometrica 55 (1987) 703–708 and Review of Economic Studies 61 (1994)
/// 631–653 (the lag rule).</para>
/// </remarks>
public static class NeweyWest
{
    /// <summary>The customary number of lags, ⌊4(n/100)^(2/9)⌋, kept below n.</summary>
    /// <param name="count">The number n of observations, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static int Lag(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Math.Min((int)Math.Floor(4 * Math.Pow(count / 100.0, 2.0 / 9)), count - 1);
    }

    /// <summary>The long-run variance γ₀ + 2Σ w(h)·γ_h, where γ_h = Σ(xₜ − x̄)(xₜ₋ₕ − x̄)/n.</summary>
    /// <param name="values">Values in time order, at least one.</param>
    /// <param name="lag">The number L of lags, 0 ≤ L &lt; n.</param>
    /// <returns>Squared unit of the values, per observation: divide by n for the variance of the mean.
    /// NaN where a value is NaN.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lag is negative or not below n.</exception>
    public static double LongRunVariance(ReadOnlySpan<double> values, int lag)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A variance needs at least one value.", nameof(values));
        }

        RequireLag(values.Length, lag);
        double mean = Reduction.Mean(values);
        double[] deviations = values.ToArray();
        for (int i = 0; i < deviations.Length; i++)
        {
            deviations[i] -= mean;
        }

        return WeightedProducts(deviations, lag) / values.Length;
    }

    /// <summary>Tests whether the mean differs from zero.</summary>
    /// <param name="values">Values in time order, at least two.</param>
    /// <param name="lag">The number of lags, 0 ≤ L &lt; n; see <see cref="Lag"/>.</param>
    /// <param name="smallSample">Whether the variance is multiplied by n/(n − 1).</param>
    /// <returns>The mean, its standard error √(long-run variance/n) and t; t is NaN for values that do not vary:
    /// a constant is no evidence.</returns>
    /// <exception cref="ArgumentException">There are fewer than two values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lag is negative or not below n.</exception>
    public static MeanTest Mean(ReadOnlySpan<double> values, int lag, bool smallSample = false)
    {
        if (values.Length < 2)
        {
            throw new ArgumentException("A standard error needs at least two values.", nameof(values));
        }

        double mean = Reduction.Mean(values);
        double variance = LongRunVariance(values, lag) / (smallSample ? values.Length - 1 : values.Length);
        bool constant = CrossDeviations.IsConstant(values.Length, mean, Reduction.SumOfSquaredDeviations(values, mean));
        double error = constant ? 0 : Math.Sqrt(Math.Max(variance, 0));
        return new(mean, error, error > 0 ? mean / error : double.NaN);
    }

    /// <summary>Standard errors of regression coefficients that allow for correlated errors of changing variance.</summary>
    /// <param name="fit">The regression.</param>
    /// <param name="lag">The number of lags, 0 ≤ L &lt; n.</param>
    /// <param name="smallSample">Whether the variance is multiplied by n/(n − k).</param>
    /// <param name="destination">One standard error per coefficient, in its unit; NaN when the fit is not determined.</param>
    /// <exception cref="ArgumentException">The destination does not have one place per coefficient, or the small-sample
    /// correction has no degree of freedom.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lag is negative or not below n.</exception>
    public static void StandardErrors(OlsFit fit, int lag, bool smallSample, Span<double> destination)
    {
        int k = fit.Coefficients.Length;
        int n = fit.Residuals.Length;
        RequireLag(n, lag);
        if (destination.Length != k || (smallSample && n == k))
        {
            throw new ArgumentException($"{k} coefficients from {n} rows.", nameof(destination));
        }

        // One series per coefficient: row i of (X'X)⁻¹·xₜ·uₜ. Its weighted products are the variance itself.
        double[] influence = new double[n];
        double correction = smallSample ? (double)n / (n - k) : 1;
        for (int i = 0; i < k; i++)
        {
            for (int t = 0; t < n; t++)
            {
                double row = 0;
                for (int j = 0; j < k; j++)
                {
                    row += fit.InverseGramAt(i, j) * fit.Columns[j * n + t];
                }

                influence[t] = row * fit.Residuals[t];
            }

            destination[i] = Math.Sqrt(Math.Max(correction * WeightedProducts(influence, lag), 0));
        }
    }

    internal static double WeightedProducts(ReadOnlySpan<double> values, int lag)
    {
        double sum = Reduction.SumOfSquares(values);
        for (int h = 1; h <= lag; h++)
        {
            sum += 2 * (1 - h / (lag + 1.0)) * Reduction.Dot(values[h..], values[..^h]);
        }

        return sum;
    }

    private static void RequireLag(int count, int lag)
    {
        if (lag < 0 || lag >= count)
        {
            throw new ArgumentOutOfRangeException(nameof(lag), lag, $"The lag must be in [0, {count - 1}].");
        }
    }
}

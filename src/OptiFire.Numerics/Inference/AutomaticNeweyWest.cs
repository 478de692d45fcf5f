using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>Newey–West inference on a mean with the number of lags chosen from the data.</summary>
/// <remarks>
/// With σⱼ = Σuₜuₜ₋ⱼ/n of the deviations and j up to m = ⌊4(n/100)^(2/9)⌋:
/// <code>bandwidth = 1.1447·(s₁²/s₀²·n)^⅓,   s₀ = σ₀ + 2Σσⱼ,   s₁ = 2Σj·σⱼ,   lag = ⌊bandwidth⌋</code>
/// Prewhitening takes an AR(1) out of the deviations first, with m = ⌊3(n/100)^(2/9)⌋, and puts it back by dividing the
/// standard error by 1 − ρ.
/// <para>Sources: W. K. Newey and K. D. West, Review of Economic Studies 61 (1994) 631–653; D. W. K. Andrews and
/// J. C. Monahan, Econometrica 60 (1992) 953–966 (prewhitening).</para>
/// </remarks>
public static class AutomaticNeweyWest
{
    /// <summary>The bandwidth that the data ask for.</summary>
    /// <param name="values">Values in time order, at least three.</param>
    /// <param name="prewhiten">Whether an AR(1) is taken out first.</param>
    /// <returns>The bandwidth ≥ 0, in lags, not rounded; NaN for values that do not vary or where a value is NaN.</returns>
    /// <exception cref="ArgumentException">There are fewer than three values.</exception>
    public static double Bandwidth(ReadOnlySpan<double> values, bool prewhiten = false)
    {
        double[] deviations = Deviations(values, prewhiten, out _);
        return Bandwidth(deviations, values.Length, prewhiten);
    }

    /// <summary>Tests whether the mean differs from zero.</summary>
    /// <param name="values">Values in time order, at least three.</param>
    /// <param name="prewhiten">Whether an AR(1) is taken out first.</param>
    /// <returns>The mean, its standard error and t; t is NaN for values that do not vary or where a value is NaN.</returns>
    /// <exception cref="ArgumentException">There are fewer than three values.</exception>
    public static MeanTest Mean(ReadOnlySpan<double> values, bool prewhiten = false)
    {
        double[] deviations = Deviations(values, prewhiten, out double correlation);
        double bandwidth = Bandwidth(deviations, values.Length, prewhiten);
        double mean = Reduction.Mean(values);
        if (double.IsNaN(bandwidth))
        {
            return new(mean, double.NaN, double.NaN);
        }

        int lag = (int)Math.Min(Math.Floor(bandwidth), deviations.Length - 1);
        double squares = Math.Max(NeweyWest.WeightedProducts(deviations, lag), 0);
        double error = Math.Sqrt(squares) / values.Length / (1 - correlation);
        return new(mean, error, error > 0 ? mean / error : double.NaN);
    }

    private static double[] Deviations(ReadOnlySpan<double> values, bool prewhiten, out double correlation)
    {
        if (values.Length < 3)
        {
            throw new ArgumentException("A bandwidth needs at least three values.", nameof(values));
        }

        double mean = Reduction.Mean(values);
        double[] deviations = values.ToArray();
        for (int t = 0; t < deviations.Length; t++)
        {
            deviations[t] -= mean;
        }

        correlation = 0;
        if (!prewhiten)
        {
            return deviations;
        }

        ReadOnlySpan<double> now = deviations.AsSpan(1);
        ReadOnlySpan<double> before = deviations.AsSpan(0, deviations.Length - 1);
        correlation = Reduction.Dot(now, before) / Reduction.SumOfSquares(before);
        double[] whitened = new double[now.Length];
        for (int t = 0; t < whitened.Length; t++)
        {
            whitened[t] = now[t] - correlation * before[t];
        }

        return whitened;
    }

    private static double Bandwidth(ReadOnlySpan<double> deviations, int count, bool prewhiten)
    {
        if (SeriesCheck.Failure(deviations) is not null)
        {
            return double.NaN;
        }

        int lags = (int)Math.Floor((prewhiten ? 3 : 4) * Math.Pow(count / 100.0, 2.0 / 9));
        double level = Reduction.SumOfSquares(deviations);
        double slope = 0;
        for (int j = 1; j <= Math.Min(lags, deviations.Length - 1); j++)
        {
            double product = 2 * Reduction.Dot(deviations[j..], deviations[..^j]);
            level += product;
            slope += j * product;
        }

        double ratio = slope / level;
        return 1.1447 * Math.Cbrt(ratio * ratio * count);
    }
}

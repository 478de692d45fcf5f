using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Factors;

/// <summary>The mean reversion of a cumulated residual, from which its s-score follows.</summary>
/// <param name="Status">Check it first: numbers that do not exist are NaN.</param>
/// <param name="Intercept">a of xₜ₊₁ = a + b·xₜ + ζ, in the unit of the residuals.</param>
/// <param name="Slope">b.</param>
/// <param name="Speed">κ = −ln b · periods per year, per year; NaN unless 0 &lt; b &lt; 1.</param>
/// <param name="Mean">m = a/(1 − b), in the unit of the residuals; NaN unless |b| &lt; 1.</param>
/// <param name="EquilibriumDeviation">σ_eq = √(var ζ/(1 − b²)), divisor n − 1; NaN unless |b| &lt; 1.</param>
/// <remarks>
/// <code>xₜ = Σₛ≤ₜ eₛ        s = (x_T − m)/σ_eq = −m/σ_eq</code>
/// The last x is 0 because residuals of a regression with an intercept add up to 0: the score says how far the mean has
/// been left behind. s &gt; 0 means the asset is dear relative to its factors, s &lt; 0 cheap.
/// <para>Source: M. Avellaneda and J.-H. Lee, "Statistical arbitrage in the US equities market", Quantitative Finance
/// 10 (2010), 761–782, appendix.</para>
/// </remarks>
public readonly record struct ResidualReversion(
    ReversionStatus Status,
    double Intercept,
    double Slope,
    double Speed,
    double Mean,
    double EquilibriumDeviation
)
{
    /// <summary>Fits the AR(1) of the cumulated residuals.</summary>
    /// <param name="residuals">Residuals of a regression with an intercept, in time order; at least 4.</param>
    /// <param name="periodsPerYear">Periods in a year, above 0; 252 for US trading days.</param>
    /// <param name="estimator">How b is estimated.</param>
    /// <returns>The fit; <see cref="ReversionStatus.Undetermined"/> where a residual is NaN or infinite.</returns>
    /// <exception cref="ArgumentException">There are fewer than 4 residuals.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The periods are not above 0, or the estimator is unknown.</exception>
    public static ResidualReversion Fit(
        ReadOnlySpan<double> residuals,
        double periodsPerYear = 252,
        ReversionEstimator estimator = ReversionEstimator.LeastSquares
    )
    {
        if (residuals.Length < 4)
        {
            throw new ArgumentException("A reversion needs at least 4 residuals.", nameof(residuals));
        }

        if (!(periodsPerYear > 0 && double.IsFinite(periodsPerYear)))
        {
            throw new ArgumentOutOfRangeException(nameof(periodsPerYear), periodsPerYear, "Must be above 0.");
        }

        if (!Enum.IsDefined(estimator))
        {
            throw new ArgumentOutOfRangeException(nameof(estimator), estimator, "Unknown estimator.");
        }

        double[] path = new double[residuals.Length];
        double level = 0;
        for (int t = 0; t < path.Length; t++)
        {
            level += residuals[t];
            path[t] = level;
        }

        return OfPath(path, periodsPerYear, estimator);
    }

    /// <summary>The distance of the present from the equilibrium, in equilibrium deviations.</summary>
    /// <param name="centre">
    /// The mean of m over all assets, which takes out what they share; 0 leaves the score as it is.
    /// </param>
    /// <returns>s = −(m − centre)/σ_eq; NaN where there is no equilibrium.</returns>
    public double Score(double centre = 0) => -(Mean - centre) / EquilibriumDeviation;

    /// <summary>The mean of m over those that have one: the centre for <see cref="Score"/>.</summary>
    /// <param name="assets">The fits of one date.</param>
    /// <returns>The centre in the unit of the residuals; NaN where none has an equilibrium.</returns>
    public static double Centre(ReadOnlySpan<ResidualReversion> assets)
    {
        double sum = 0;
        int count = 0;
        foreach (ResidualReversion asset in assets)
        {
            if (!double.IsNaN(asset.Mean))
            {
                sum += asset.Mean;
                count++;
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private static ResidualReversion OfPath(double[] path, double periodsPerYear, ReversionEstimator estimator)
    {
        ReadOnlySpan<double> before = path.AsSpan(0, path.Length - 1);
        ReadOnlySpan<double> after = path.AsSpan(1);
        double b =
            estimator == ReversionEstimator.LeastSquares
                ? Covariance.Slope(after, before)
                : Correlation.Pearson(before, after);
        double[] innovations = new double[before.Length];
        for (int t = 0; t < innovations.Length; t++)
        {
            innovations[t] = after[t] - b * before[t];
        }

        double a = Reduction.Mean(innovations);
        double deviation = Moments.Of(innovations).DeviationSample;
        return !(deviation > 0) || !double.IsFinite(deviation) || b <= -1
                ? new(ReversionStatus.Undetermined, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
            : b >= 1 ? new(ReversionStatus.NotReverting, a, b, double.NaN, double.NaN, double.NaN)
            : new(
                b > 0 ? ReversionStatus.Reverting : ReversionStatus.Alternating,
                a,
                b,
                b > 0 ? -Math.Log(b) * periodsPerYear : double.NaN,
                a / (1 - b),
                deviation / Math.Sqrt((1 - b) * (1 + b))
            );
    }
}

using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Cointegration;

/// <summary>How fast a spread returns to its mean.</summary>
/// <remarks>
/// The process ds = κ(μ − s)dt + σ·dW, seen every Δt, is the regression
/// <code>sₜ₊₁ − sₜ = a + b·sₜ + εₜ,   1 + b = exp(−κ·Δt),   half-life = −ln 2·Δt/ln(1 + b)</code>
/// fitted by least squares, which is maximum likelihood given the first value; σ uses Σε²/n.
/// <para>Sources: G. E. Uhlenbeck and L. S. Ornstein, Physical Review 36 (1930), 823–841; E. P. Chan, "Algorithmic Trading"
/// (2013), chapter 2 (the form for small b).</para>
/// </remarks>
public static class OrnsteinUhlenbeck
{
    /// <summary>Fits the process to a spread.</summary>
    /// <param name="spread">The spread in time order, equally spaced; any unit.</param>
    /// <param name="step">Δt &gt; 0, the time between values; default 1, so that the half-life counts steps.</param>
    /// <returns>The fit. Its status says when the spread does not return, overshoots, is constant, too short or not finite.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is not finite and above 0.</exception>
    public static OrnsteinUhlenbeckFit Fit(ReadOnlySpan<double> spread, double step = 1)
    {
        if (!(step > 0) || double.IsInfinity(step))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "The step must be finite and > 0.");
        }

        if (spread.Length < 3)
        {
            return Failed(MeanReversionStatus.TooShort);
        }

        int n = spread.Length - 1;
        ReadOnlySpan<double> before = spread[..n];
        double[] changes = new double[n];
        for (int t = 0; t < n; t++)
        {
            changes[t] = spread[t + 1] - spread[t];
        }

        CrossDeviations sums = CrossDeviations.Of(before, changes);
        if (!double.IsFinite(sums.FirstSquares + sums.SecondSquares))
        {
            return Failed(MeanReversionStatus.NotFinite);
        }

        if (sums.FirstIsConstant)
        {
            return Failed(MeanReversionStatus.Constant);
        }

        double slope = sums.Products / sums.FirstSquares;
        for (int t = 0; t < n; t++)
        {
            changes[t] -= sums.SecondMean + slope * (before[t] - sums.FirstMean);
        }

        double squares = Reduction.SumOfSquares(changes);
        double error = n > 2 ? Math.Sqrt(squares / (n - 2) / sums.FirstSquares) : double.NaN;
        return Of(slope, error, sums, squares / n, step);
    }

    private static OrnsteinUhlenbeckFit Of(
        double slope,
        double error,
        CrossDeviations sums,
        double errorVariance,
        double step
    )
    {
        double intercept = sums.SecondMean - slope * sums.FirstMean;
        OrnsteinUhlenbeckFit fit = Failed(MeanReversionStatus.NotReverting) with
        {
            Slope = slope,
            SlopeStandardError = error,
            Intercept = intercept,
            HalfLife = double.PositiveInfinity,
            HalfLifeSmallSlope = double.PositiveInfinity,
        };
        if (slope >= 0)
        {
            return fit;
        }

        fit = fit with
        {
            HalfLifeSmallSlope = -Math.Log(2) * step / slope,
            // Not −a/b: at a large level both hold it, and the difference would lose the digits.
            Mean = sums.FirstMean - sums.SecondMean / slope,
        };
        if (slope <= -1)
        {
            return fit with { Status = MeanReversionStatus.Overshooting, HalfLife = double.NaN };
        }

        double logarithm = SmallArgument.LogOnePlus(slope);
        double variance = errorVariance / (-slope * (2 + slope)); // 1 − (1 + b)²
        return fit with
        {
            Status = MeanReversionStatus.Reverting,
            HalfLife = -Math.Log(2) * step / logarithm,
            HalfLifeStandardError = Math.Log(2) * step * error / ((1 + slope) * logarithm * logarithm),
            Speed = -logarithm / step,
            Volatility = Math.Sqrt(variance * -2 * logarithm / step),
            EquilibriumDeviation = Math.Sqrt(variance),
        };
    }

    private static OrnsteinUhlenbeckFit Failed(MeanReversionStatus status) =>
        new(
            status,
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN
        );
}

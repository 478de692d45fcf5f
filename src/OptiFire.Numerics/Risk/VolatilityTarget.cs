using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Risk;

/// <summary>Sizes a portfolio so that its forecast volatility meets a target.</summary>
/// <remarks>Sources: A. Moreira and T. Muir, Journal of Finance 72 (2017) 1611–1644; C. Harvey et al., Journal of
/// Portfolio Management 45 (2018) 14–33.</remarks>
public static class VolatilityTarget
{
    private const double Slack = 1e-12;

    /// <summary>The leverage min(cap, target/σ).</summary>
    /// <param name="target">Target volatility, above 0, per year as a fraction; 0.15 is 15 %.</param>
    /// <param name="volatility">Forecast volatility of the unscaled portfolio, ≥ 0, same unit; never that of the scaled P&amp;L,
    /// which would feed the leverage back into itself.</param>
    /// <param name="cap">The largest leverage, above 0.</param>
    /// <returns>Leverage in (0, cap]; the cap at zero volatility; NaN where the volatility is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Target or cap is not above 0, or the volatility is negative.</exception>
    public static double Leverage(double target, double volatility, double cap)
    {
        RequireNotNegative(volatility, nameof(volatility));
        RequirePositive(target, nameof(target));
        RequirePositive(cap, nameof(cap));
        return volatility == 0 ? cap : Math.Min(cap, target / volatility);
    }

    /// <summary>Keeps the leverage in force unless the wanted one has moved enough to be worth trading.</summary>
    /// <param name="current">Leverage in force, ≥ 0.</param>
    /// <param name="wanted">Leverage wanted now, ≥ 0.</param>
    /// <param name="band">The largest change that is ignored, as a fraction of the current leverage, ≥ 0; 0.1 is 10 %.</param>
    /// <returns><paramref name="wanted"/> when |wanted − current| is above band·current, else <paramref name="current"/>;
    /// NaN where either is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the band is NaN.</exception>
    public static double Rebalance(double current, double wanted, double band)
    {
        RequireNotNegative(current, nameof(current));
        RequireNotNegative(wanted, nameof(wanted));
        if (!(band >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(band), band, "The band must be at least 0.");
        }

        if (double.IsNaN(current) || double.IsNaN(wanted))
        {
            return double.NaN;
        }

        return Math.Abs(wanted - current) > (band + Slack) * current ? wanted : current;
    }

    /// <summary>Volatility of the portfolio held now: √(w′Σw)·√periods.</summary>
    /// <param name="weights">Weights as fractions of equity, any sign, k of them.</param>
    /// <param name="covariance">Covariance of returns per period, k × k, row after row, symmetric and positive semi-definite.</param>
    /// <param name="periodsPerYear">Periods in a year, above 0; 252 for US trading days.</param>
    /// <returns>A fraction per √year; NaN where an input is NaN.</returns>
    /// <exception cref="ArgumentException">The covariance does not match the weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The periods are not above 0, or w′Σw is negative beyond rounding.</exception>
    public static double PortfolioVolatility(
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> covariance,
        double periodsPerYear
    )
    {
        int k = weights.Length;
        if (covariance.Length != (long)k * k)
        {
            throw new ArgumentException($"{k} weights need {(long)k * k} covariances.", nameof(covariance));
        }

        RequirePositive(periodsPerYear, nameof(periodsPerYear));
        double variance = 0;
        double gross = 0;
        for (int i = 0; i < k; i++)
        {
            variance += weights[i] * Reduction.Dot(covariance.Slice(i * k, k), weights);
            gross += weights[i] * weights[i] * Math.Abs(covariance[i * k + i]);
        }

        if (variance < -Slack * k * gross)
        {
            throw new ArgumentOutOfRangeException(nameof(covariance), variance, "The portfolio variance is negative.");
        }

        return Math.Sqrt(Math.Max(variance, 0) * periodsPerYear);
    }

    // Not ThrowIfNegative, which takes the sign bit of a NaN for a sign.
    private static void RequireNotNegative(double value, string name)
    {
        if (value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, "Must be at least 0.");
        }
    }

    private static void RequirePositive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "Must be above 0 and finite.");
        }
    }
}

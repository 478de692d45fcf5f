using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Volatility;

/// <summary>The heterogeneous autoregression of realised variance: tomorrow from the last day, week and month.</summary>
/// <remarks>
/// <code>RVₜ₊₁ = c + β_d·RVₜ + β_w·mean(RVₜ₋₄ … RVₜ) + β_m·mean(RVₜ₋₂₁ … RVₜ) + ε</code>
/// by least squares over days whose outcome is known. Longer horizons iterate the one-day forecast, which is the exact
/// conditional mean of this linear model.
/// <para>Source: F. Corsi, "A simple approximate long-memory model of realized volatility", Journal of Financial
/// Econometrics 7 (2009) 174–196.</para>
/// </remarks>
public sealed class HarVariance
{
    /// <summary>Days in the weekly mean.</summary>
    public const int Week = 5;

    /// <summary>Days in the monthly mean, and so in every forecast's history.</summary>
    public const int Month = 22;

    private const int Coefficients = 4;

    private HarVariance(OlsFit regression) => Regression = regression;

    /// <summary>The regression: coefficient 0 is c in return² per day, then β_d, β_w, β_m.</summary>
    public OlsFit Regression { get; }

    /// <summary>Whether the history determines the coefficients.</summary>
    public bool IsDetermined => Regression.IsDetermined;

    /// <summary>Fits the regression.</summary>
    /// <param name="dailyVariances">Return² per day in time order, at least 26: a month and four outcomes.</param>
    /// <returns>The fit; not determined for variances that do not vary or hold a NaN.</returns>
    /// <exception cref="ArgumentException">There are too few days.</exception>
    public static HarVariance Fit(ReadOnlySpan<double> dailyVariances)
    {
        int rows = dailyVariances.Length - Month;
        if (rows < Coefficients)
        {
            throw new ArgumentException(
                $"{dailyVariances.Length} days are fewer than {Month + Coefficients}.",
                nameof(dailyVariances)
            );
        }

        double[] columns = new double[Coefficients * rows];
        columns.AsSpan(0, rows).Fill(1);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> month = dailyVariances.Slice(row, Month);
            columns[rows + row] = month[^1];
            columns[2 * rows + row] = Reduction.Mean(month[^Week..]);
            columns[3 * rows + row] = Reduction.Mean(month);
        }

        return new(Ols.Fit(dailyVariances[Month..], columns, Coefficients));
    }

    /// <summary>The variance expected of the coming days together.</summary>
    /// <param name="dailyVariances">History in time order; the last 22 days are read.</param>
    /// <param name="days">How many days ahead, ≥ 1; 22 matches a 30-day implied variance.</param>
    /// <returns>E[RVₜ₊₁ + … + RVₜ₊ₕ] in return²; NaN when the fit is not determined or a day is NaN. Not clamped: an unlikely
    /// fit can forecast below 0.</returns>
    /// <exception cref="ArgumentException">There are fewer than 22 days.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is below 1.</exception>
    public double Forecast(ReadOnlySpan<double> dailyVariances, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        if (dailyVariances.Length < Month)
        {
            throw new ArgumentException($"A forecast needs {Month} days.", nameof(dailyVariances));
        }

        ReadOnlySpan<double> b = Regression.Coefficients;
        SlidingWindow path = new(Month, dailyVariances[^Month..]);
        double sum = 0;
        for (int day = 0; day < days; day++)
        {
            ReadOnlySpan<double> month = path.Values;
            double next =
                b[0] + b[1] * month[^1] + b[2] * Reduction.Mean(month[^Week..]) + b[3] * Reduction.Mean(month);
            path.Push(next);
            sum += next;
        }

        return sum;
    }
}

using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Cointegration;

/// <summary>How many stationary combinations a set of series has, and which.</summary>
/// <remarks>
/// With k lagged differences and deterministic terms taken out of both, S₀₀, S₁₁ and S₀₁ are the moments of the
/// differences Δyₜ and the levels yₜ₋₁:
/// <code>|λ·S₁₁ − S₁₀·S₀₀⁻¹·S₀₁| = 0,   trace_r = −T·Σ_{i&gt;r} ln(1 − λᵢ),   max_r = −T·ln(1 − λ_{r+1})</code>
/// All moments come from one QR factorisation of [terms, lagged differences, levels, differences]; in its coordinates the
/// problem is an ordinary symmetric one. Time O(T·(m(k + 2))²).
/// <para>Source: S. Johansen, Econometrica 59 (1991), 1551–1580.</para>
/// </remarks>
public static class Johansen
{
    /// <summary>Tests a set of series.</summary>
    /// <param name="columns">The levels, one series after the other, each in time order: m·n numbers.</param>
    /// <param name="seriesCount">The number m of series, ≥ 1; critical values exist up to 12.</param>
    /// <param name="trend">The deterministic part; default a constant.</param>
    /// <param name="laggedDifferences">The number k of lagged differences, ≥ 0; default 1.</param>
    /// <returns>The test. Its status says when a value is not finite, a series is constant, the series are linearly
    /// dependent, or there are not more rows than regressors and series together.</returns>
    /// <exception cref="ArgumentException">The numbers do not divide into the series.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range, or the trend is unknown.</exception>
    public static JohansenTest Test(
        ReadOnlySpan<double> columns,
        int seriesCount,
        JohansenTrend trend = JohansenTrend.Constant,
        int laggedDifferences = 1
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seriesCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(laggedDifferences);
        if (trend is < JohansenTrend.None or > JohansenTrend.Linear)
        {
            throw new ArgumentOutOfRangeException(nameof(trend), trend, "Unknown trend.");
        }

        int n = columns.Length / seriesCount;
        if (n * seriesCount != columns.Length)
        {
            throw new ArgumentException($"{columns.Length} numbers are not {seriesCount} series.", nameof(columns));
        }

        int rows = n - 1 - laggedDifferences;
        int regressors = (trend == JohansenTrend.None ? 0 : 1) + laggedDifferences * seriesCount;
        if (rows <= regressors + 2 * seriesCount)
        {
            return Failed(TestStatus.TooShort, trend, seriesCount);
        }

        for (int i = 0; i < seriesCount; i++)
        {
            if (SeriesCheck.Failure(columns.Slice(i * n, n)) is { } failure)
            {
                return Failed(failure, trend, seriesCount);
            }
        }

        double[] levels = columns.ToArray();
        for (int i = 0; i < seriesCount; i++)
        {
            Detrend(levels.AsSpan(i * n, n), trend);
        }

        double[] triangle = Reduce(levels, n, seriesCount, trend, laggedDifferences, out int independent);
        int width = regressors + 2 * seriesCount;
        return independent == width && CanonicalPairs.Solve(triangle, width, seriesCount, rows) is var (values, vectors)
            ? new(TestStatus.Estimated, trend, rows, values, vectors)
            : Failed(TestStatus.Collinear, trend, seriesCount);
    }

    private static void Detrend(Span<double> level, JohansenTrend trend)
    {
        if (trend == JohansenTrend.None)
        {
            return;
        }

        // The constant itself is taken out with the regressors: here only the origin moves, so no digit is lost.
        double origin = level[0];
        foreach (ref double value in level)
        {
            value -= origin;
        }

        if (trend == JohansenTrend.Linear)
        {
            double[] terms = new double[2 * level.Length];
            TrendColumns.Fill(TrendTerms.Linear, level.Length, terms);
            Ols.Fit(level, terms, 2).Residuals.CopyTo(level);
        }
    }

    private static double[] Reduce(
        ReadOnlySpan<double> levels,
        int n,
        int m,
        JohansenTrend trend,
        int lags,
        out int independent
    )
    {
        int rows = n - 1 - lags;
        int constant = trend == JohansenTrend.None ? 0 : 1;
        int width = constant + (lags + 2) * m;
        double[] design = new double[width * rows];
        design.AsSpan(0, constant * rows).Fill(1);
        for (int i = 0; i < m; i++)
        {
            ReadOnlySpan<double> level = levels.Slice(i * n, n);
            for (int lag = 0; lag <= lags; lag++)
            {
                int block = lag == 0 ? lags + 1 : lag - 1;
                Span<double> difference = design.AsSpan((constant + block * m + i) * rows, rows);
                for (int t = 0; t < rows; t++)
                {
                    int at = lags + 1 + t - lag;
                    difference[t] = level[at] - level[at - 1];
                }
            }

            level.Slice(lags, rows).CopyTo(design.AsSpan((constant + lags * m + i) * rows, rows));
        }

        double[] triangle = new double[width * width];
        independent = HouseholderQr.ReduceLeading(design, new double[rows], triangle, rows, width);
        return triangle;
    }

    private static JohansenTest Failed(TestStatus status, JohansenTrend trend, int m)
    {
        double[] values = new double[m];
        double[] vectors = new double[m * m];
        values.AsSpan().Fill(double.NaN);
        vectors.AsSpan().Fill(double.NaN);
        return new(status, trend, 0, values, vectors);
    }
}

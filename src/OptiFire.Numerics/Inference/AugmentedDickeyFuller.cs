namespace OptiFire.Numerics.Inference;

/// <summary>Tests whether a series has a unit root, that is, whether it never returns to its mean or trend.</summary>
/// <remarks>
/// <code>Δyₜ = [c + d·t + e·t²] + γ·yₜ₋₁ + b₁·Δyₜ₋₁ + … + b_p·Δyₜ₋ₚ + εₜ,   statistic = γ̂ / s.e.(γ̂)</code>
/// All lags up to the longest are compared on the same rows, those that the longest leaves; the chosen one is then fitted
/// on all rows it leaves. One QR factorisation serves the whole search: after k columns the residual sum of squares is
/// what the rotated Δy holds below row k, and the last coefficient's t is row k over the residual deviation.
/// Time O(n·p²).
/// <para>Sources: S. E. Said and D. A. Dickey, Biometrika 71 (1984), 599–607; G. W. Schwert, Journal of Business &amp;
/// Economic Statistics 7 (1989), 147–159 (the longest lag); S. Ng and P. Perron, Journal of the American Statistical
/// Association 90 (1995), 268–281 (the t rule).</para>
/// </remarks>
public static class AugmentedDickeyFuller
{
    private const double FivePercentNormal = 1.6448536269514722; // Φ⁻¹(0.95)
    private const int MinimumFreedom = 3;

    /// <summary>The longest lag compared by default: ⌈12·(n/100)^¼⌉, at most ⌊n/2⌋ − (number of terms) − 1.</summary>
    /// <param name="count">The length n of the series, ≥ 0.</param>
    /// <param name="trend">The deterministic terms.</param>
    /// <returns>A number of lags; negative when the series is too short to be tested at all.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static int MaximumLag(int count, TrendTerms trend = TrendTerms.Constant)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Math.Min((int)Math.Ceiling(12 * Math.Pow(count / 100.0, 0.25)), count / 2 - (int)trend - 1);
    }

    /// <summary>Tests one series.</summary>
    /// <param name="values">The levels in time order, for instance log prices or a spread, in any unit.</param>
    /// <param name="trend">The deterministic terms; default a constant.</param>
    /// <param name="choice">How the lag is chosen; default the Akaike criterion.</param>
    /// <param name="maximumLag">The longest lag compared, or the lag itself when fixed, ≥ 0; default
    /// <see cref="MaximumLag"/>.</param>
    /// <returns>The test. Its status says when a value is not finite, when the series is constant or its own trend, or
    /// when the longest lag leaves fewer than three degrees of freedom.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lag is negative, or an option is unknown.</exception>
    public static UnitRootTest Test(
        ReadOnlySpan<double> values,
        TrendTerms trend = TrendTerms.Constant,
        LagChoice choice = LagChoice.Akaike,
        int? maximumLag = null
    )
    {
        RequireOptions(trend, choice, maximumLag);
        int longest = maximumLag ?? MaximumLag(values.Length, trend);
        if (longest < 0 || values.Length - 2 - (int)trend - 2L * longest < MinimumFreedom)
        {
            return UnitRootTest.Failed(TestStatus.TooShort);
        }

        if (SeriesCheck.Failure(values) is { } failure)
        {
            return UnitRootTest.Failed(failure);
        }

        var regression = new DickeyFullerRegression(values, trend, longest);
        (int lag, double criterion) = choice == LagChoice.Fixed ? (longest, double.NaN) : Search(regression, choice);
        double statistic = lag < 0 ? double.NaN : regression.Statistic(lag);
        int rows = values.Length - 1 - lag;
        return double.IsNaN(statistic)
            ? UnitRootTest.Failed(TestStatus.Collinear)
            : new(
                TestStatus.Estimated,
                statistic,
                MacKinnon.PValue(statistic, trend),
                lag,
                rows,
                MacKinnon.CriticalValues(trend, 1, rows),
                criterion
            );
    }

    internal static void RequireOptions(TrendTerms trend, LagChoice choice, int? maximumLag)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumLag ?? 0, nameof(maximumLag));
        if (choice is < LagChoice.Fixed or > LagChoice.TStatistic)
        {
            throw new ArgumentOutOfRangeException(nameof(choice), choice, "Unknown choice of lag.");
        }

        if (trend is < TrendTerms.None or > TrendTerms.Quadratic)
        {
            throw new ArgumentOutOfRangeException(nameof(trend), trend, "Unknown deterministic terms.");
        }
    }

    private static (int Lag, double Criterion) Search(DickeyFullerRegression regression, LagChoice choice)
    {
        DickeyFullerSearch search = regression.Search();
        if (choice == LagChoice.TStatistic)
        {
            for (int lag = search.LongestLag; lag > 0; lag--)
            {
                if (search.LastT(lag) >= FivePercentNormal)
                {
                    return (lag, search.LastT(lag));
                }
            }

            return search.LongestLag < 0 ? (-1, double.NaN) : (0, search.LastT(0));
        }

        (int Lag, double Criterion) best = (-1, double.NaN);
        double penalty = choice == LagChoice.Akaike ? 2 : Math.Log(search.Rows);
        for (int lag = 0; lag <= search.LongestLag; lag++)
        {
            double criterion = search.Criterion(lag, penalty);
            if (best.Lag < 0 || criterion < best.Criterion)
            {
                best = (lag, criterion);
            }
        }

        return best;
    }
}

using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Cointegration;

/// <summary>The result of a Johansen test. Check <see cref="Status"/> first.</summary>
public sealed class JohansenTest
{
    private readonly double[] _eigenvalues;
    private readonly double[] _vectors;
    private readonly double[] _trace;
    private readonly double[] _maximum;

    internal JohansenTest(
        TestStatus status,
        JohansenTrend trend,
        int observations,
        double[] eigenvalues,
        double[] vectors
    )
    {
        (Status, Trend, Observations) = (status, trend, observations);
        (_eigenvalues, _vectors) = (eigenvalues, vectors);
        _trace = new double[eigenvalues.Length];
        _maximum = new double[eigenvalues.Length];
        double sum = 0;
        for (int i = eigenvalues.Length - 1; i >= 0; i--)
        {
            _maximum[i] = -observations * SmallArgument.LogOnePlus(-eigenvalues[i]);
            sum += _maximum[i];
            _trace[i] = sum;
        }
    }

    /// <summary>Whether the test could be made; if not, every number is NaN.</summary>
    public TestStatus Status { get; }

    /// <summary>The deterministic part that was assumed.</summary>
    public JohansenTrend Trend { get; }

    /// <summary>The number T of rows.</summary>
    public int Observations { get; }

    /// <summary>The number m of series.</summary>
    public int SeriesCount => _eigenvalues.Length;

    /// <summary>The squared canonical correlations λ₁ ≥ … ≥ λₘ in [0, 1).</summary>
    public ReadOnlySpan<double> Eigenvalues => _eigenvalues;

    /// <summary>Element r: the trace statistic −T·Σ_{i&gt;r} ln(1 − λᵢ) against at most r relations.</summary>
    public ReadOnlySpan<double> TraceStatistics => _trace;

    /// <summary>Element r: the statistic −T·ln(1 − λ_{r+1}) for r against r + 1 relations.</summary>
    public ReadOnlySpan<double> MaximumStatistics => _maximum;

    /// <summary>A cointegrating vector: the weights of the series in the stationary combination.</summary>
    /// <param name="index">Which, from 0, in the order of the eigenvalues.</param>
    /// <returns>m weights v with vᵀS₁₁v = 1, the largest in magnitude (the first of equals) positive.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is not that of a series.</exception>
    public ReadOnlySpan<double> Vector(int index)
    {
        Require(index);
        return _vectors.AsSpan(index * SeriesCount, SeriesCount);
    }

    /// <summary>The quantiles that <see cref="TraceStatistics"/> is compared with; NaN beyond 12 series.</summary>
    /// <param name="rank">The rank r of the null, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rank is not below the number of series.</exception>
    public JohansenCriticalValues TraceCriticalValues(int rank)
    {
        Require(rank);
        return JohansenQuantiles.Trace(Trend, SeriesCount - rank);
    }

    /// <summary>The quantiles that <see cref="MaximumStatistics"/> is compared with; NaN beyond 12 series.</summary>
    /// <param name="rank">The rank r of the null, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rank is not below the number of series.</exception>
    public JohansenCriticalValues MaximumCriticalValues(int rank)
    {
        Require(rank);
        return JohansenQuantiles.Maximum(Trend, SeriesCount - rank);
    }

    /// <summary>The number of cointegrating relations: the first rank the trace statistic does not reject at 5 %.</summary>
    /// <returns>From 0 to m; null when the test could not be made or a critical value is not tabulated.</returns>
    public int? Rank()
    {
        for (int r = 0; r < SeriesCount; r++)
        {
            double critical = TraceCriticalValues(r).NinetyFivePercent;
            if (double.IsNaN(critical) || double.IsNaN(_trace[r]))
            {
                return null;
            }

            if (_trace[r] <= critical)
            {
                return r;
            }
        }

        return SeriesCount;
    }

    private void Require(int index) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)SeriesCount, nameof(index));
}

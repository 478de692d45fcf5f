using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>The regression of Δy on deterministic terms, the level and lagged differences.</summary>
internal sealed class DickeyFullerRegression
{
    private const double Epsilon = 1.0 / (1L << 52);

    private readonly double[] _levels;
    private readonly double[] _differences;
    private readonly TrendTerms _trend;
    private readonly int _longest;
    private readonly double[] _design;
    private readonly double[] _triangle;

    public DickeyFullerRegression(ReadOnlySpan<double> values, TrendTerms trend, int longest)
    {
        (_trend, _longest) = (trend, longest);
        _levels = values.ToArray();
        _differences = new double[values.Length - 1];

        // With a constant the origin is free: at the first value no digit is lost to a large level.
        double origin = trend == TrendTerms.None ? 0 : values[0];
        _levels[0] -= origin;
        for (int t = 1; t < _levels.Length; t++)
        {
            _levels[t] -= origin;
            _differences[t - 1] = values[t] - values[t - 1];
        }

        int columns = (int)trend + 1 + longest;
        _design = GC.AllocateUninitializedArray<double>(columns * _differences.Length);
        _triangle = new double[columns * columns];
    }

    /// <summary>Fits every lag on the rows that the longest leaves.</summary>
    public DickeyFullerSearch Search()
    {
        int rows = _differences.Length - _longest;
        int fixedColumns = (int)_trend + 1;
        Fill(_longest, levelAt: (int)_trend, firstLagAt: fixedColumns);
        double[] rotated = _differences.AsSpan(_longest).ToArray();
        int independent = Reduce(rotated, fixedColumns + _longest);

        double[] residualSquares = new double[independent + 1];
        residualSquares[independent] = Reduction.SumOfSquares(rotated.AsSpan(independent));
        for (int k = independent - 1; k >= 0; k--)
        {
            residualSquares[k] = residualSquares[k + 1] + rotated[k] * rotated[k];
        }

        return new(rotated, residualSquares, fixedColumns);
    }

    /// <summary>The t statistic of the level on all rows this lag leaves; NaN when the columns depend on each other, or
    /// when neither the level nor the error explains more of Δy than rounding does.</summary>
    public double Statistic(int lag)
    {
        int rows = _differences.Length - lag;
        int columns = (int)_trend + 1 + lag;
        Fill(lag, levelAt: columns - 1, firstLagAt: (int)_trend);
        double[] rotated = _differences.AsSpan(lag).ToArray();
        double rounding = 4 * rows * Epsilon;
        double noise = rounding * rounding * Reduction.SumOfSquares(rotated);
        if (Reduce(rotated, columns) < columns)
        {
            return double.NaN;
        }

        double level = rotated[columns - 1];
        double squares = Reduction.SumOfSquares(rotated.AsSpan(columns));
        double sign = _triangle[columns * columns - 1] < 0 ? -1 : 1;
        return squares <= noise && level * level <= noise
            ? double.NaN
            : sign * level / Math.Sqrt(squares / (rows - columns));
    }

    private int Reduce(Span<double> rotated, int columns) =>
        HouseholderQr.ReduceLeading(
            _design.AsSpan(0, columns * rotated.Length),
            rotated,
            _triangle.AsSpan(0, columns * columns),
            rotated.Length,
            columns
        );

    private void Fill(int lag, int levelAt, int firstLagAt)
    {
        int rows = _differences.Length - lag;
        TrendColumns.Fill(_trend, rows, _design);
        _levels.AsSpan(lag, rows).CopyTo(_design.AsSpan(levelAt * rows));
        for (int j = 1; j <= lag; j++)
        {
            _differences.AsSpan(lag - j, rows).CopyTo(_design.AsSpan((firstLagAt + j - 1) * rows));
        }
    }
}

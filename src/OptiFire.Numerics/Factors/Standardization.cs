using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Factors;

/// <summary>Centred and scaled columns, without those that do not vary.</summary>
internal sealed class Standardization
{
    private Standardization(int rows, int columnCount)
    {
        Rows = rows;
        Means = new double[columnCount];
        Deviations = new double[columnCount];
        Active = [];
        Values = [];
    }

    /// <summary>Rows per column.</summary>
    public int Rows { get; }

    /// <summary>The mean of every column.</summary>
    public double[] Means { get; }

    /// <summary>The sample deviation of every column, 0 where it does not vary.</summary>
    public double[] Deviations { get; }

    /// <summary>The columns that vary, in order.</summary>
    public int[] Active { get; private set; }

    /// <summary>The active columns, centred, and of deviation 1 under <see cref="PcaScaling.Correlation"/>.</summary>
    public double[] Values { get; private set; }

    /// <summary>Standardises; null where a value, or a sum of squares, is not finite.</summary>
    public static Standardization? Of(ReadOnlySpan<double> columns, int columnCount, PcaScaling scaling)
    {
        var result = new Standardization(columns.Length / columnCount, columnCount);
        if (!result.Measure(columns))
        {
            return null;
        }

        result.Fill(columns, scaling);
        return result;
    }

    /// <summary>The rows as vectors: the transpose of <see cref="Values"/>.</summary>
    public double[] Transposed()
    {
        double[] rows = new double[Values.Length];
        for (int i = 0; i < Active.Length; i++)
        {
            for (int t = 0; t < Rows; t++)
            {
                rows[t * Active.Length + i] = Values[i * Rows + t];
            }
        }

        return rows;
    }

    private bool Measure(ReadOnlySpan<double> columns)
    {
        var active = new List<int>();
        for (int i = 0; i < Means.Length; i++)
        {
            ReadOnlySpan<double> column = columns.Slice(i * Rows, Rows);
            double mean = Reduction.Mean(column);
            double squares = Reduction.SumOfSquaredDeviations(column, mean);
            if (!double.IsFinite(squares))
            {
                return false;
            }

            Means[i] = mean;
            if (!CrossDeviations.IsConstant(Rows, mean, squares))
            {
                Deviations[i] = Math.Sqrt(squares / (Rows - 1));
                active.Add(i);
            }
        }

        Active = [.. active];
        return true;
    }

    private void Fill(ReadOnlySpan<double> columns, PcaScaling scaling)
    {
        Values = new double[Active.Length * Rows];
        for (int i = 0; i < Active.Length; i++)
        {
            int column = Active[i];
            double scale = scaling == PcaScaling.Correlation ? Deviations[column] : 1;
            for (int t = 0; t < Rows; t++)
            {
                Values[i * Rows + t] = (columns[column * Rows + t] - Means[column]) / scale;
            }
        }
    }
}

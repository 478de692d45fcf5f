namespace OptiFire.Numerics.Microstructure;

/// <summary>A square matrix factored once with row exchanges, to be solved for many right-hand sides.</summary>
internal sealed class DenseLu
{
    private const double LeastPivot = 1e-12;

    private readonly double[] _matrix;
    private readonly int[] _order;
    private readonly int _size;

    private DenseLu(double[] matrix, int[] order)
    {
        _matrix = matrix;
        _order = order;
        _size = order.Length;
    }

    /// <summary>Factors a matrix, row after row, whose entries are of order 1; null when it is singular.</summary>
    public static DenseLu? Factor(ReadOnlySpan<double> rows, int size)
    {
        double[] a = rows.ToArray();
        int[] order = [.. Enumerable.Range(0, size)];
        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < size; i++)
            {
                pivot = Math.Abs(a[i * size + k]) > Math.Abs(a[pivot * size + k]) ? i : pivot;
            }

            if (!(Math.Abs(a[pivot * size + k]) > LeastPivot))
            {
                return null;
            }

            Exchange(a, order, k, pivot, size);
            for (int i = k + 1; i < size; i++)
            {
                double factor = a[i * size + k] /= a[k * size + k];
                for (int j = k + 1; factor != 0 && j < size; j++)
                {
                    a[i * size + j] -= factor * a[k * size + j];
                }
            }
        }

        return new(a, order);
    }

    /// <summary>Solves for one right-hand side.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        double[] x = new double[_size];
        for (int i = 0; i < _size; i++)
        {
            x[i] = right[_order[i]];
            for (int j = 0; j < i; j++)
            {
                x[i] -= _matrix[i * _size + j] * x[j];
            }
        }

        for (int i = _size - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < _size; j++)
            {
                x[i] -= _matrix[i * _size + j] * x[j];
            }

            x[i] /= _matrix[i * _size + i];
        }

        return x;
    }

    private static void Exchange(double[] a, int[] order, int first, int second, int size)
    {
        if (first == second)
        {
            return;
        }

        (order[first], order[second]) = (order[second], order[first]);
        for (int j = 0; j < size; j++)
        {
            (a[first * size + j], a[second * size + j]) = (a[second * size + j], a[first * size + j]);
        }
    }
}

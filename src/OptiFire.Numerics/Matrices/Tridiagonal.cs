using System.Runtime.Intrinsics;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Matrices;

/// <summary>A symmetric matrix turned into three diagonals by reflections, which are kept to turn vectors back.</summary>
/// <remarks>
/// A = Q·T·Qᵀ with Q = Hₙ₋₁⋯H₁ and H = I − vvᵀ/h. Rows are reduced from the last to the first; only the lower triangle
/// is touched. The rank-two update of one reflection is carried out in the same pass that multiplies the matrix by the
/// next one, so that each pass reads the matrix once: the work is bound by memory, not by arithmetic.
/// <para>Source: R. S. Martin, C. Reinsch and J. H. Wilkinson, "Householder's tridiagonalization of a symmetric
/// matrix", Numerische Mathematik 11 (1968), 181–195.</para>
/// </remarks>
internal sealed class Tridiagonal
{
    private readonly int _size;
    private readonly int _stride;
    private readonly double[] _rows;
    private readonly double[] _half;
    private readonly double[] _axis;
    private readonly double[] _shift;

    private Tridiagonal(ReadOnlySpan<double> matrix, int size)
    {
        _size = size;
        _stride = size;
        _rows = matrix.ToArray();
        _half = new double[size];
        _axis = new double[size];
        _shift = new double[size];
        Diagonal = new double[size];
        Below = new double[size];
    }

    /// <summary>The diagonal of T.</summary>
    public double[] Diagonal { get; }

    /// <summary>The entries beside it: element i couples i and i − 1; element 0 is 0.</summary>
    public double[] Below { get; }

    /// <summary>Reduces a symmetric matrix, row after row, of which the lower triangle is read.</summary>
    public static Tridiagonal Of(ReadOnlySpan<double> matrix, int size)
    {
        var reduction = new Tridiagonal(matrix, size);
        reduction.Reduce();
        return reduction;
    }

    /// <summary>Turns an eigenvector of T into one of A, in place.</summary>
    public void Restore(Span<double> vector)
    {
        for (int i = 1; i < _size; i++)
        {
            if (_half[i] > 0)
            {
                ReadOnlySpan<double> axis = _rows.AsSpan(i * _stride, i);
                AddScaled(vector[..i], axis, -Reduction.Dot(axis, vector[..i]) / _half[i]);
            }
        }
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double scale)
    {
        Vector256<double> wide = Vector256.Create(scale);
        int i = 0;
        for (; i <= target.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            (Reduction.Load(target, i) + wide * Reduction.Load(source, i)).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += scale * source[i];
        }
    }

    private void Reduce()
    {
        double[] next = new double[_size];
        double[] product = new double[_size];
        for (int i = _size - 1; i >= 0; i--)
        {
            // The pending update reaches row i before it gives up its reflection.
            Span<double> row = _rows.AsSpan(i * _stride, i + 1);
            AddScaled(row, _shift.AsSpan(0, i + 1), -_axis[i]);
            AddScaled(row, _axis.AsSpan(0, i + 1), -_shift[i]);
            Diagonal[i] = row[i];
            if (i == 0)
            {
                break;
            }

            _half[i] = Reflection(row[..i], out Below[i]);
            row[..i].CopyTo(next);
            Multiply(i, next, product);
            Prepare(i, next, product);
        }
    }

    /// <summary>Replaces x by v with (I − vvᵀ/h)x = (0, …, 0, e); h = 0 where x already has that form.</summary>
    private static double Reflection(Span<double> x, out double end)
    {
        double last = x[^1];
        double squares = Reduction.SumOfSquares(x[..^1]);
        if (squares == 0)
        {
            end = last;
            x.Clear();
            return 0;
        }

        double norm = Math.Sqrt(squares + last * last);
        end = last > 0 ? -norm : norm;
        x[^1] = last - end;
        return norm * (norm + Math.Abs(last));
    }

    /// <summary>Updates the leading rows by the pending reflection and multiplies them by the next axis, in one pass.</summary>
    private void Multiply(int count, ReadOnlySpan<double> next, Span<double> product)
    {
        product[..count].Clear();
        for (int r = 0; r < count; r++)
        {
            Span<double> row = _rows.AsSpan(r * _stride, r + 1);
            double sum = UpdateAndMultiply(row[..r], _axis[r], _shift[r], next, next[r], product);
            row[r] -= 2 * (_axis[r] * _shift[r]);
            product[r] += sum + row[r] * next[r];
        }
    }

    private double UpdateAndMultiply(
        Span<double> row,
        double axis,
        double shift,
        ReadOnlySpan<double> next,
        double own,
        Span<double> product
    )
    {
        ReadOnlySpan<double> axes = _axis;
        ReadOnlySpan<double> shifts = _shift;
        Vector256<double> wideAxis = Vector256.Create(axis);
        Vector256<double> wideShift = Vector256.Create(shift);
        Vector256<double> wideOwn = Vector256.Create(own);
        Vector256<double> low = default;
        Vector256<double> high = default;
        int j = 0;
        for (; j <= row.Length - Reduction.Lanes; j += Reduction.Lanes)
        {
            int k = j + Vector256<double>.Count;
            Vector256<double> a =
                Reduction.Load(row, j) - (wideAxis * Reduction.Load(shifts, j) + wideShift * Reduction.Load(axes, j));
            Vector256<double> b =
                Reduction.Load(row, k) - (wideAxis * Reduction.Load(shifts, k) + wideShift * Reduction.Load(axes, k));
            a.CopyTo(row[j..]);
            b.CopyTo(row[k..]);
            low += a * Reduction.Load(next, j);
            high += b * Reduction.Load(next, k);
            (Reduction.Load(product, j) + a * wideOwn).CopyTo(product[j..]);
            (Reduction.Load(product, k) + b * wideOwn).CopyTo(product[k..]);
        }

        Span<double> lanes = stackalloc double[Reduction.Lanes];
        Reduction.Store(low, high, lanes);
        for (int lane = 0; j < row.Length; j++, lane++)
        {
            row[j] -= axis * shifts[j] + shift * axes[j];
            lanes[lane] += row[j] * next[j];
            product[j] += row[j] * own;
        }

        return Reduction.Combine(lanes);
    }

    /// <summary>A − vwᵀ − wvᵀ is the reflected block, with w = p/h − (v·p/2h²)v.</summary>
    private void Prepare(int count, ReadOnlySpan<double> next, ReadOnlySpan<double> product)
    {
        double half = _half[count];
        next[..count].CopyTo(_axis);
        if (half == 0)
        {
            _shift.AsSpan(0, count).Clear();
            return;
        }

        double along = Reduction.Dot(next[..count], product[..count]) / (2 * half);
        for (int j = 0; j < count; j++)
        {
            _shift[j] = (product[j] - along * next[j]) / half;
        }
    }
}

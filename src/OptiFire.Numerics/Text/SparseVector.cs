namespace OptiFire.Numerics.Text;

/// <summary>A vector of which most coordinates are 0.</summary>
/// <remarks>Sums run over rising coordinates, one after the other: the same bits everywhere.</remarks>
public sealed class SparseVector
{
    private readonly int[] _indices;
    private readonly double[] _values;

    private SparseVector(int[] indices, double[] values)
    {
        _indices = indices;
        _values = values;
    }

    /// <summary>The vector without coordinates.</summary>
    public static SparseVector Zero { get; } = new([], []);

    /// <summary>The coordinates that are not 0, rising.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>Their values.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Whether every coordinate is 0, as for a text without a known term.</summary>
    public bool IsZero => _values.Length == 0;

    /// <summary>Σxᵢyᵢ.</summary>
    /// <param name="other">The other vector.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public double Dot(SparseVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double sum = 0;
        for (int i = 0, j = 0; i < _indices.Length && j < other._indices.Length; )
        {
            int order = _indices[i].CompareTo(other._indices[j]);
            if (order == 0)
            {
                sum += _values[i] * other._values[j];
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return sum;
    }

    /// <summary>The cosine of the angle between two vectors.</summary>
    /// <param name="other">The other vector.</param>
    /// <returns>x·y/(|x||y|), clamped to [−1, 1]; 0 where either is the zero vector, never NaN.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public double Cosine(SparseVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double lengths = Math.Sqrt(Dot(this)) * Math.Sqrt(other.Dot(other));
        return lengths > 0 ? Math.Clamp(Dot(other) / lengths, -1, 1) : 0;
    }

    internal static SparseVector From(SortedDictionary<int, double> coordinates, VectorNorm norm)
    {
        KeyValuePair<int, double>[] present = [.. coordinates.Where(c => c.Value != 0)];
        double size = norm switch
        {
            VectorNorm.Euclidean => Math.Sqrt(present.Sum(c => c.Value * c.Value)),
            VectorNorm.Absolute => present.Sum(c => Math.Abs(c.Value)),
            VectorNorm.None => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "Unknown norm."),
        };
        return new([.. present.Select(c => c.Key)], [.. present.Select(c => c.Value / size)]);
    }
}

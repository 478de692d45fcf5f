namespace OptiFire.Numerics.Factors;

/// <summary>How many components to keep.</summary>
/// <remarks>Default is <see cref="AboveNoise"/>. Components without variance beyond rounding are never kept.</remarks>
public readonly record struct ComponentRule
{
    private readonly int _count;
    private readonly double _share;

    private ComponentRule(int count, double share)
    {
        _count = count;
        _share = share;
    }

    /// <summary>Keeps eigenvalues above the <see cref="MarchenkoPastur.UpperEdge"/> times the mean variance of the
    /// series; possibly none.</summary>
    public static ComponentRule AboveNoise => default;

    /// <summary>Avellaneda and Lee's rule: as few components as explain this share of the variance.</summary>
    /// <param name="share">A fraction in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of range.</exception>
    public static ComponentRule Explaining(double share = 0.55) =>
        share > 0 && share <= 1
            ? new(0, share)
            : throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be in (0, 1].");

    /// <summary>Keeps a fixed number of components.</summary>
    /// <param name="count">At least 1, at most the lesser of rows and columns.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static ComponentRule Exactly(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(count, 0);
    }

    /// <summary>Whether that many components can exist.</summary>
    internal bool IsPossible(int rows, int columns) => _count <= Math.Min(rows, columns);

    /// <summary>How many of the eigenvalues, largest first, to keep.</summary>
    internal int Keep(ReadOnlySpan<double> eigenvalues, double total, int observations, int variables)
    {
        if (_count > 0)
        {
            return Math.Min(_count, eigenvalues.Length);
        }

        double edge = MarchenkoPastur.UpperEdge(observations, variables) * total / variables;
        double explained = 0;
        int kept = 0;
        foreach (double value in eigenvalues)
        {
            if (_share > 0 ? explained >= _share * total : value <= edge)
            {
                break;
            }

            explained += value;
            kept++;
        }

        return kept;
    }
}

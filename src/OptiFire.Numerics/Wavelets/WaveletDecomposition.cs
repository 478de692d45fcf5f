namespace OptiFire.Numerics.Wavelets;

/// <summary>The approximation and the details of a sequence over several levels of the decimated wavelet transform.</summary>
/// <remarks>
/// Reusable: <see cref="Analyze"/> again with another sequence of the same length, and nothing is allocated. Level 1 is
/// the finest. See <see cref="DiscreteWavelet"/> for the formula and for why this is no live feature.
/// </remarks>
public sealed class WaveletDecomposition
{
    private const int MostLevels = 30;

    private readonly int[] _counts;
    private readonly double[] _coefficients;
    private readonly double[] _finer;
    private readonly double[] _coarser;

    /// <summary>Makes room for the coefficients of a sequence.</summary>
    /// <param name="length">Values in the sequence, ≥ 0; ≥ 1 when there is a level.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels, 0 to 30.</param>
    /// <param name="boundary">What stands beyond the ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The levels or the boundary are not in range.</exception>
    /// <exception cref="ArgumentException">There is a level and no value.</exception>
    public WaveletDecomposition(int length, Wavelet wavelet, int levels, WaveletBoundary boundary)
    {
        ArgumentNullException.ThrowIfNull(wavelet);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (levels is < 0 or > MostLevels)
        {
            throw new ArgumentOutOfRangeException(nameof(levels), levels, $"Levels must be in [0, {MostLevels}].");
        }

        if (!Enum.IsDefined(boundary))
        {
            throw new ArgumentOutOfRangeException(nameof(boundary), boundary, "No such boundary.");
        }

        if (length == 0 && levels > 0)
        {
            throw new ArgumentException("A level needs at least one value.", nameof(length));
        }

        Wavelet = wavelet;
        Boundary = boundary;
        _counts = new int[levels + 1];
        _counts[0] = length;
        int total = 0;
        for (int level = 1; level <= levels; level++)
        {
            _counts[level] = DiscreteWavelet.CoefficientCount(_counts[level - 1], wavelet, boundary);
            total += _counts[level];
        }

        // Every number is written before it is read. A sequence shorter than the filter grows with the levels.
        _coefficients = GC.AllocateUninitializedArray<double>(total + _counts[levels]);
        _finer = GC.AllocateUninitializedArray<double>(levels > 1 ? Math.Max(_counts[1], _counts[levels]) : 0);
        _coarser = GC.AllocateUninitializedArray<double>(levels > 2 ? Math.Max(_counts[2], _counts[levels]) : 0);
    }

    /// <summary>The wavelet.</summary>
    public Wavelet Wavelet { get; }

    /// <summary>What stands beyond the ends.</summary>
    public WaveletBoundary Boundary { get; }

    /// <summary>Values in the sequence.</summary>
    public int Length => _counts[0];

    /// <summary>The number of levels.</summary>
    public int Levels => _counts.Length - 1;

    /// <summary>The approximation at the coarsest level; may be changed before <see cref="Synthesize"/>.</summary>
    public Span<double> Approximation => _coefficients.AsSpan(0, _counts[Levels]);

    /// <summary>The detail of a level; may be changed before <see cref="Synthesize"/>.</summary>
    /// <param name="level">1, the finest, to <see cref="Levels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public Span<double> Detail(int level)
    {
        if (level < 1 || level > Levels)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The level must be in [1, {Levels}].");
        }

        int start = _counts[Levels];
        for (int coarser = Levels; coarser > level; coarser--)
        {
            start += _counts[coarser];
        }

        return _coefficients.AsSpan(start, _counts[level]);
    }

    /// <summary>Takes the coefficients of a sequence.</summary>
    /// <param name="values"><see cref="Length"/> values, oldest first.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public void Analyze(ReadOnlySpan<double> values)
    {
        RequireLength(values.Length);
        if (Levels == 0)
        {
            values.CopyTo(Approximation);
            return;
        }

        ReadOnlySpan<double> finer = values;
        for (int level = 1; level <= Levels; level++)
        {
            Span<double> approximation = Coarse(level);
            DiscreteWavelet.Analyze(finer, Wavelet, Boundary, approximation, Detail(level));
            finer = approximation;
        }
    }

    /// <summary>Puts the sequence of the present coefficients together.</summary>
    /// <param name="destination">Receives <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public void Synthesize(Span<double> destination)
    {
        RequireLength(destination.Length);
        if (Levels == 0)
        {
            Approximation.CopyTo(destination);
            return;
        }

        for (int level = Levels; level >= 1; level--)
        {
            Span<double> finer = level == 1 ? destination : Coarse(level - 1);
            DiscreteWavelet.Synthesize(Coarse(level), Detail(level), Wavelet, Boundary, finer);
        }
    }

    // Only the coarsest approximation is kept: the others live in two rooms by turns.
    private Span<double> Coarse(int level) =>
        level == Levels ? Approximation : (level % 2 == 1 ? _finer : _coarser).AsSpan(0, _counts[level]);

    private void RequireLength(int length)
    {
        if (length != Length)
        {
            throw new ArgumentException($"The decomposition is of {Length} values, not of {length}.");
        }
    }
}

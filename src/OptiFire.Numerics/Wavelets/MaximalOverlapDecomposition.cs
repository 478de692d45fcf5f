using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Wavelets;

/// <summary>The circular maximal overlap coefficients of a whole sequence, with their inverse and analyses.</summary>
/// <remarks>
/// Energy: Σx² = Σⱼ ΣW(j)² + ΣV(J)². Multi-resolution: x = D₁ + … + D_J + S_J, where Dⱼ is what the inverse makes of W(j)
/// alone. Both hold to rounding. See <see cref="MaximalOverlap.Circular"/>: this form sees the future.
/// <para>Source: D. B. Percival and A. T. Walden, "Wavelet Methods for Time Series Analysis" (2000), sections 5.3–5.5.</para>
/// </remarks>
public sealed class MaximalOverlapDecomposition
{
    private readonly MaximalOverlapFilter _filter;
    private readonly double[][] _details;
    private readonly double[] _smooth;

    internal MaximalOverlapDecomposition(MaximalOverlapFilter filter, double[][] details, double[] smooth)
    {
        _filter = filter;
        _details = details;
        _smooth = smooth;
    }

    /// <summary>Values in the sequence.</summary>
    public int Length => _smooth.Length;

    /// <summary>The number of levels J.</summary>
    public int Levels => _details.Length;

    /// <summary>The scaling coefficients V(J).</summary>
    public ReadOnlySpan<double> Smooth => _smooth;

    /// <summary>Σ V(J)², squared unit of the values.</summary>
    public double SmoothEnergy => Reduction.SumOfSquares(_smooth);

    /// <summary>The wavelet coefficients W(j).</summary>
    /// <param name="level">1, the finest, to <see cref="Levels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public ReadOnlySpan<double> Detail(int level) => _details[Index(level)];

    /// <summary>Σ W(j)², squared unit of the values.</summary>
    /// <param name="level">1, the finest, to <see cref="Levels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public double Energy(int level) => Reduction.SumOfSquares(_details[Index(level)]);

    /// <summary>The part Dⱼ of the sequence that lives at one scale.</summary>
    /// <param name="level">1, the finest, to <see cref="Levels"/>.</param>
    /// <param name="destination">Receives <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public void DetailComponent(int level, Span<double> destination)
    {
        Reduction.RequireSameLength(_smooth, destination);
        double[] coarser = new double[Length];
        MaximalOverlapFilter.AddTransposed(_details[Index(level)], _filter.Wavelets, 1 << (level - 1), coarser);
        Descend(coarser, level - 1, withDetails: false, destination);
    }

    /// <summary>The part S_J of the sequence that is slower than every level.</summary>
    /// <param name="destination">Receives <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public void SmoothComponent(Span<double> destination)
    {
        Reduction.RequireSameLength(_smooth, destination);
        Descend(_smooth, Levels, withDetails: false, destination);
    }

    /// <summary>Puts the sequence together again.</summary>
    /// <param name="destination">Receives <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public void Reconstruct(Span<double> destination)
    {
        Reduction.RequireSameLength(_smooth, destination);
        Descend(_smooth, Levels, withDetails: true, destination);
    }

    private void Descend(double[] from, int level, bool withDetails, Span<double> destination)
    {
        double[] coarser = from;
        for (; level >= 1; level--)
        {
            double[] finer = new double[Length];
            int stride = 1 << (level - 1);
            MaximalOverlapFilter.AddTransposed(coarser, _filter.Scaling, stride, finer);
            if (withDetails)
            {
                MaximalOverlapFilter.AddTransposed(_details[level - 1], _filter.Wavelets, stride, finer);
            }

            coarser = finer;
        }

        coarser.CopyTo(destination);
    }

    private int Index(int level)
    {
        if (level < 1 || level > Levels)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The level must be in [1, {Levels}].");
        }

        return level - 1;
    }
}

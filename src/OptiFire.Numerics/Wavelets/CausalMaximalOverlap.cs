using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Wavelets;

/// <summary>The maximal overlap transform of a stream: at each step the coefficients of the newest value, from its past.</summary>
/// <remarks>
/// The formula is that of <see cref="MaximalOverlap"/> and the numbers are bit for bit those of
/// <see cref="MaximalOverlap.Causal"/>; values that come later never change them. Each step takes O(F·levels) and
/// allocates nothing. The state is <see cref="Saved"/>.
/// <para>Two things add up at the right edge: the energy of the details and the smooth over time (away from the start),
/// and <see cref="AdditiveDetail"/>, whose sum over the levels plus <see cref="Smooth"/> is the newest value itself.</para>
/// <para>Source: D. B. Percival and A. T. Walden, "Wavelet Methods for Time Series Analysis" (2000), chapter 5;
/// M. J. Shensa, "The discrete wavelet transform: wedding the à trous and Mallat algorithms", IEEE Transactions on Signal
/// Processing 40 (1992), 2464–2482.</para>
/// </remarks>
public sealed class CausalMaximalOverlap
{
    private readonly MaximalOverlapFilter _filter;
    private readonly SlidingWindow[] _smooths;
    private readonly SlidingWindow _saved;
    private readonly double[] _newest;
    private readonly double[] _details;

    /// <summary>Starts empty.</summary>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels J, 1 to 20.</param>
    /// <exception cref="ArgumentOutOfRangeException">The levels are not in range.</exception>
    public CausalMaximalOverlap(Wavelet wavelet, int levels)
        : this(wavelet, levels, []) { }

    /// <summary>Continues from saved values.</summary>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels J, 1 to 20.</param>
    /// <param name="saved">The <see cref="Saved"/> values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The levels are not in range.</exception>
    public CausalMaximalOverlap(Wavelet wavelet, int levels, ReadOnlySpan<double> saved)
    {
        _filter = new(wavelet);
        MaximalOverlapFilter.RequireLevels(levels);
        _smooths = new SlidingWindow[levels];
        for (int level = 1; level <= levels; level++)
        {
            _smooths[level - 1] = new(_filter.Reach(level) + 1);
        }

        WarmUp = _filter.Width(levels);
        _saved = new(WarmUp);
        _newest = new double[levels + 1];
        _details = new double[levels];
        _newest.AsSpan().Fill(double.NaN);
        _details.AsSpan().Fill(double.NaN);
        foreach (double value in saved)
        {
            Push(value);
        }
    }

    /// <summary>The number of levels J.</summary>
    public int Levels => _details.Length;

    /// <summary>Values needed before every coefficient is a number: (2ᴶ − 1)(F − 1) + 1.</summary>
    public int WarmUp { get; }

    /// <summary>Whether every coefficient has its whole past.</summary>
    public bool IsReady => _saved.IsFull;

    /// <summary>The last values, oldest first, at most <see cref="WarmUp"/>: pass them on to continue after a restart.</summary>
    public ReadOnlySpan<double> Saved => _saved.Values;

    /// <summary>W(1, t) … W(J, t) of the newest value, finest first; NaN where a level has not its whole past.</summary>
    public ReadOnlySpan<double> Details => _details;

    /// <summary>V(J, t) of the newest value; NaN before the warm-up.</summary>
    public double Smooth => _newest[^1];

    /// <summary>V(j − 1, t) − V(j, t): the additive (à trous) detail, which for Haar is W(j, t) itself.</summary>
    /// <param name="level">The level j, 1, the finest, to <see cref="Levels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public double AdditiveDetail(int level)
    {
        if (level < 1 || level > Levels)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The level must be in [1, {Levels}].");
        }

        return _newest[level - 1] - _newest[level];
    }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">Any number; NaN makes coefficients NaN for as long as their filters reach it.</param>
    public void Push(double value)
    {
        _saved.Push(value);
        _newest[0] = value;
        for (int level = 1; level <= Levels; level++)
        {
            SlidingWindow finer = _smooths[level - 1];
            finer.Push(_newest[level - 1]);
            int stride = 1 << (level - 1);
            bool full = finer.IsFull;
            _details[level - 1] = full ? MaximalOverlapFilter.Last(finer.Values, _filter.Wavelets, stride) : double.NaN;
            _newest[level] = full ? MaximalOverlapFilter.Last(finer.Values, _filter.Scaling, stride) : double.NaN;
        }
    }
}

using OptiFire.Numerics.CrossSection;
using OptiFire.Numerics.Reductions;
using OptiFire.Numerics.Volatility;

namespace OptiFire.Numerics.Text;

/// <summary>Whether the news about a company and its price go different ways.</summary>
/// <remarks>
/// <code>D = z(EW sentiment) − z(EW market-adjusted return)</code>
/// Both averages are exponentially weighted with the same half-life, by position: a day without news ages them. D &gt; 0:
/// the news was better than the price shows. Sentiment enters its z-window on days with news only, since a carried
/// value would shrink the deviation; returns on days with a return. Syndicated copies must be removed before
/// first, and news after the close belongs to the next session. O(window) per step, no
/// allocation.
/// <para>Sources: W. Chan, "Stock price reaction to news and no-news", Journal of Financial Economics 70 (2003),
/// 223–260; P. Tetlock, M. Saar-Tsechansky and S. Macskassy, Journal of Finance 63 (2008), 1437–1467.</para>
/// </remarks>
public sealed class PriceNewsDivergence
{
    private readonly EwmaMean _mean;
    private readonly SlidingWindow _sentiments;
    private readonly SlidingWindow _returns;
    private EwmaMeanState _sentiment;
    private EwmaMeanState _return;

    /// <summary>Starts empty.</summary>
    /// <param name="halfLife">Days after which a value counts half, above 0.</param>
    /// <param name="zWindow">Averages per z-score, ≥ 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PriceNewsDivergence(double halfLife = 2, int zWindow = 60)
        : this(PriceNewsDivergenceState.Empty, halfLife, zWindow) { }

    /// <summary>Continues from a saved state with the parameters it was made with.</summary>
    /// <param name="state">The saved <see cref="State"/>.</param>
    /// <param name="halfLife">Days after which a value counts half, above 0.</param>
    /// <param name="zWindow">Averages per z-score, ≥ 2.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">The state holds more than a window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PriceNewsDivergence(PriceNewsDivergenceState state, double halfLife = 2, int zWindow = 60)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfLessThan(zWindow, 2);
        _mean = new(EwmaMean.AlphaOfHalfLife(halfLife));
        _sentiments = new(zWindow, [.. state.Sentiments]);
        _returns = new(zWindow, [.. state.Returns]);
        _sentiment = state.Sentiment;
        _return = state.Return;
    }

    /// <summary>A copy of all that is remembered.</summary>
    public PriceNewsDivergenceState State =>
        new(_sentiment, _return, _sentiments.Values.ToArray(), _returns.Values.ToArray());

    /// <summary>Takes in one day.</summary>
    /// <param name="sentiment">The day's mean sentiment in [−1, 1]; NaN without news.</param>
    /// <param name="residualReturn">The day's return beyond the market's (<see cref="Factors.MarketResidual"/>); NaN when
    /// missing.</param>
    /// <returns>The z-scores of the latest averages; NaN until a window is full or where it does not vary.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is infinite.</exception>
    public DivergenceReading Push(double sentiment, double residualReturn) =>
        new(Score(ref _sentiment, _sentiments, sentiment), Score(ref _return, _returns, residualReturn));

    private double Score(ref EwmaMeanState state, SlidingWindow window, double value)
    {
        state = _mean.Step(state, value);
        if (!double.IsNaN(value))
        {
            window.Push(state.Mean);
        }

        return window.IsFull ? ZScore.OfLast(window.Values) : double.NaN;
    }
}

using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Sampling;

/// <summary>Run bars: a bar closes when either side alone has traded more than was expected of the busier one.</summary>
/// <remarks>
/// With vₜ = 1, size or price·size and the sides told apart by the <see cref="TickRule"/>:
/// <code>
/// θ = max(Σ over buys v, Σ over sells v)
/// close when θ &gt; E[T]·max(P[buy]·E[v | buy], (1 − P[buy])·E[v | sell])
/// </code>
/// Sums run over the whole bar, not over unbroken sequences. Averages are exponential, over the last buys, sells and
/// bars, taken anew at each close; trades without a sign yet belong to no side. The trade that crosses belongs to the
/// bar. Constant time per trade, O(window) per bar, no allocation.
/// <para>Source: M. López de Prado, "Advances in Financial Machine Learning" (2018), §2.3.2.3–4.</para>
/// </remarks>
public sealed class RunBars
{
    private readonly BarMeasure _measure;
    private readonly BarExpectations _expectations;
    private readonly SlidingWindow _buys;
    private readonly SlidingWindow _sells;
    private readonly SlidingWindow _lengths;
    private readonly SlidingWindow _buyShares;
    private OpenBarState _state;
    private double _buySum;
    private double _sellSum;
    private int _buyTicks;
    private double _expectedTicks;
    private double _expectedBuy;
    private double _expectedSell;
    private double _expectedBuyShare;
    private long _buysSeen;
    private long _sellsSeen;

    /// <summary>Starts with an empty bar.</summary>
    /// <param name="measure">What is weighed.</param>
    /// <param name="expectations">How expectations are formed.</param>
    /// <exception cref="ArgumentOutOfRangeException">An expectation is out of range.</exception>
    public RunBars(BarMeasure measure, BarExpectations expectations)
        : this(measure, expectations, RunBarsState.Empty) { }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="measure">What is weighed.</param>
    /// <param name="expectations">How expectations are formed.</param>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    /// <exception cref="ArgumentException">The state holds more than the windows do.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An expectation is out of range.</exception>
    public RunBars(BarMeasure measure, BarExpectations expectations, RunBarsState state)
    {
        ArgumentNullException.ThrowIfNull(expectations);
        ArgumentNullException.ThrowIfNull(state);
        expectations.Require();
        _measure = measure;
        _expectations = expectations;
        _buys = new(expectations.ImbalanceWindow, state.Buys.AsSpan());
        _sells = new(expectations.ImbalanceWindow, state.Sells.AsSpan());
        _lengths = new(expectations.PreviousBars, state.Lengths.AsSpan());
        _buyShares = new(expectations.PreviousBars, state.BuyShares.AsSpan());
        (_state, _buySum, _sellSum, _buyTicks) = (state.Open, state.BuySum, state.SellSum, state.BuyTicks);
        _expectedTicks = double.IsNaN(state.ExpectedTicks) ? expectations.InitialTicks : state.ExpectedTicks;
        (_expectedBuy, _expectedSell) = (state.ExpectedBuy, state.ExpectedSell);
        _expectedBuyShare = state.ExpectedBuyShare;
        (_buysSeen, _sellsSeen) = (state.BuysSeen, state.SellsSeen);
    }

    /// <summary>The bar being built: the residual.</summary>
    public InformationBar Open => _state.Bar;

    /// <summary>Takes the next trade.</summary>
    /// <param name="tick">The trade.</param>
    /// <param name="bar">The bar it closes.</param>
    /// <returns>Whether it closes a bar.</returns>
    /// <exception cref="ArgumentException">It is earlier than the trade before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Its price or size is not above 0.</exception>
    public bool Push(in TradeTick tick, out InformationBar bar)
    {
        int sign = _state.SignOf(tick);
        bar = _state.Bar.With(tick, tick.Size, sign);
        _state = new(bar, sign, tick.Price, tick.Time);
        Weigh(Math.Abs(ExpectedLevel.Imbalance(_measure, tick, sign)), sign);
        if (double.IsNaN(_expectedBuy + _expectedSell) && Math.Min(_buysSeen, _sellsSeen) >= _expectedTicks)
        {
            (_expectedBuy, _expectedSell) = (ExpectedLevel.Of(_buys), ExpectedLevel.Of(_sells));
            _expectedBuyShare = (double)_buyTicks / bar.Trades;
        }

        double busier = Math.Max(_expectedBuy * _expectedBuyShare, _expectedSell * (1 - _expectedBuyShare));

        // A comparison with NaN is false: nothing closes before something can be expected.
        if (!(Math.Max(_buySum, _sellSum) > _expectedTicks * busier))
        {
            return false;
        }

        Close(bar.Trades);
        return true;
    }

    /// <summary>The state to continue from.</summary>
    public RunBarsState Save() =>
        new(
            _state,
            _buySum,
            _sellSum,
            _buyTicks,
            _expectedTicks,
            _expectedBuy,
            _expectedSell,
            _expectedBuyShare,
            _buysSeen,
            _sellsSeen,
            [.. _buys.Values],
            [.. _sells.Values],
            [.. _lengths.Values],
            [.. _buyShares.Values]
        );

    /// <summary>The bars of a whole series; the same steps as the stream's.</summary>
    /// <param name="ticks">Trades in order.</param>
    /// <param name="measure">What is weighed.</param>
    /// <param name="expectations">How expectations are formed.</param>
    /// <returns>The closed bars, and the bar that was left open.</returns>
    /// <exception cref="ArgumentException">Trades are out of order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static (List<InformationBar> Bars, InformationBar Open) Build(
        ReadOnlySpan<TradeTick> ticks,
        BarMeasure measure,
        BarExpectations expectations
    )
    {
        RunBars stream = new(measure, expectations);
        List<InformationBar> bars = [];
        foreach (ref readonly TradeTick tick in ticks)
        {
            if (stream.Push(tick, out InformationBar bar))
            {
                bars.Add(bar);
            }
        }

        return (bars, stream.Open);
    }

    private void Weigh(double size, int sign)
    {
        if (sign > 0)
        {
            _buys.Push(size);
            _buySum += size;
            _buyTicks++;
            _buysSeen++;
        }
        else if (sign < 0)
        {
            _sells.Push(size);
            _sellSum += size;
            _sellsSeen++;
        }
    }

    private void Close(int trades)
    {
        _lengths.Push(trades);
        _buyShares.Push((double)_buyTicks / trades);
        _expectedTicks = ExpectedLevel.Length(_expectations, _lengths);
        _expectedBuyShare = ExpectedLevel.Of(_buyShares.Values, _expectations.PreviousBars);
        (_expectedBuy, _expectedSell) = (ExpectedLevel.Of(_buys), ExpectedLevel.Of(_sells));
        (_buySum, _sellSum, _buyTicks) = (0, 0, 0);
        _state = _state with { Bar = default };
    }
}

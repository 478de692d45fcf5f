using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Sampling;

/// <summary>Imbalance bars: a bar closes when buys or sells outweigh each other by more than was expected.</summary>
/// <remarks>
/// With bₜ the sign by the <see cref="TickRule"/> and vₜ = 1, size or price·size:
/// <code>θ = Σ bₜvₜ        close when |θ| &gt; E[T]·|E[b·v]|</code>
/// E[b·v] is the exponential average over the last trades, taken anew at each close; E[T] is the initial length or the
/// average of past lengths. The trade that crosses belongs to the bar and θ restarts at 0. An adapting length can feed on
/// itself until bars hold one trade or never end: bound it, or keep it constant.
/// Constant time per trade, O(window) per bar, no allocation.
/// <para>Source: M. López de Prado, "Advances in Financial Machine Learning" (2018), §2.3.2.1–2.</para>
/// </remarks>
public sealed class ImbalanceBars
{
    private readonly BarMeasure _measure;
    private readonly BarExpectations _expectations;
    private readonly SlidingWindow _imbalances;
    private readonly SlidingWindow _lengths;
    private OpenBarState _state;
    private double _balance;
    private double _expectedTicks;
    private double _expectedImbalance;
    private long _seen;

    /// <summary>Starts with an empty bar.</summary>
    /// <param name="measure">What is weighed.</param>
    /// <param name="expectations">How expectations are formed.</param>
    /// <exception cref="ArgumentOutOfRangeException">An expectation is out of range.</exception>
    public ImbalanceBars(BarMeasure measure, BarExpectations expectations)
        : this(measure, expectations, new(default, 0, double.NaN, double.NaN, 0, [], [])) { }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="measure">What is weighed.</param>
    /// <param name="expectations">How expectations are formed.</param>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    /// <exception cref="ArgumentException">The state holds more than the windows do.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An expectation is out of range.</exception>
    public ImbalanceBars(BarMeasure measure, BarExpectations expectations, ImbalanceBarsState state)
    {
        ArgumentNullException.ThrowIfNull(expectations);
        ArgumentNullException.ThrowIfNull(state);
        expectations.Require();
        _measure = measure;
        _expectations = expectations;
        _imbalances = new(expectations.ImbalanceWindow, state.Imbalances.AsSpan());
        _lengths = new(expectations.PreviousBars, state.Lengths.AsSpan());
        (_state, _balance, _seen) = (state.Open, state.Balance, state.Seen);
        _expectedTicks = double.IsNaN(state.ExpectedTicks) ? expectations.InitialTicks : state.ExpectedTicks;
        _expectedImbalance = state.ExpectedImbalance;
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
        double imbalance = ExpectedLevel.Imbalance(_measure, tick, sign);
        _imbalances.Push(imbalance);
        _balance += imbalance;
        _seen++;
        if (double.IsNaN(_expectedImbalance))
        {
            _expectedImbalance = Expect();
        }

        // A comparison with NaN is false: nothing closes before something can be expected.
        if (!(Math.Abs(_balance) > _expectedTicks * Math.Abs(_expectedImbalance)))
        {
            return false;
        }

        _lengths.Push(bar.Trades);
        _expectedTicks = ExpectedLevel.Length(_expectations, _lengths);
        _expectedImbalance = Expect();
        _balance = 0;
        _state = _state with { Bar = default };
        return true;
    }

    /// <summary>The state to continue from.</summary>
    public ImbalanceBarsState Save() =>
        new(_state, _balance, _expectedTicks, _expectedImbalance, _seen, [.. _imbalances.Values], [.. _lengths.Values]);

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
        ImbalanceBars stream = new(measure, expectations);
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

    private double Expect() => _seen < _expectedTicks ? double.NaN : ExpectedLevel.Of(_imbalances);
}

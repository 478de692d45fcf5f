namespace OptiFire.Numerics.Sampling;

/// <summary>Tick, volume and dollar bars: a bar closes when what it counts reaches a threshold.</summary>
/// <remarks>
/// <code>close when Σ 1, Σ size or Σ price·size ≥ θ</code>
/// All sums are whole numbers: the dollars of all bars and of <see cref="Open"/> are the dollars of all trades, exactly.
/// Filter out-of-sequence and odd-condition prints before. Streaming: <see cref="Push"/> a trade, then
/// <see cref="TryClose"/> until it says no. Constant time per trade and bar, no allocation.
/// <para>Source: M. López de Prado, "Advances in Financial Machine Learning" (2018), §2.3.1.</para>
/// </remarks>
public sealed class ThresholdBars
{
    private readonly BarMeasure _measure;
    private readonly TradeDivision _division;
    private OpenBarState _state;
    private TradeTick _waiting; // what is left of the last trade; size 0 when nothing is
    private Int128 _threshold;

    /// <summary>Starts with an empty bar.</summary>
    /// <param name="measure">What a bar counts.</param>
    /// <param name="threshold">θ ≥ 1: trades, lots, or ticks × lots.</param>
    /// <param name="division">What happens to the trade that crosses the threshold; tick bars take trades whole.</param>
    /// <exception cref="ArgumentException">Tick bars cannot divide trades.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1.</exception>
    public ThresholdBars(BarMeasure measure, Int128 threshold, TradeDivision division = TradeDivision.Whole)
        : this(measure, threshold, division, default) { }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="measure">What a bar counts.</param>
    /// <param name="threshold">θ ≥ 1: trades, lots, or ticks × lots.</param>
    /// <param name="division">What happens to the trade that crosses the threshold.</param>
    /// <param name="state">The saved <see cref="State"/>, read when no bar was waiting to be closed.</param>
    /// <exception cref="ArgumentException">Tick bars cannot divide trades.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1.</exception>
    public ThresholdBars(BarMeasure measure, Int128 threshold, TradeDivision division, OpenBarState state)
    {
        if (measure == BarMeasure.Ticks && division == TradeDivision.ByUnit)
        {
            throw new ArgumentException("Tick bars count trades: they cannot divide them.", nameof(division));
        }

        _measure = measure;
        _division = division;
        _state = state;
        Threshold = threshold;
    }

    /// <summary>θ; a new one (a new day's average) holds for the open bar too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1.</exception>
    public Int128 Threshold
    {
        get => _threshold;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Int128.One, nameof(Threshold));
            _threshold = value;
        }
    }

    /// <summary>The bar being built: the residual.</summary>
    public InformationBar Open => _state.Bar;

    /// <summary>The state to continue from, once <see cref="TryClose"/> has said no.</summary>
    public OpenBarState State => _state;

    /// <summary>Takes the next trade.</summary>
    /// <param name="tick">The trade.</param>
    /// <exception cref="ArgumentException">It is earlier than the trade before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Its price or size is not above 0.</exception>
    /// <exception cref="InvalidOperationException">A bar is still to be closed: <see cref="TryClose"/> first.</exception>
    public void Push(in TradeTick tick)
    {
        if (_waiting.Size > 0 || IsFull)
        {
            throw new InvalidOperationException("The last trade closes a bar: take it first.");
        }

        int sign = _state.SignOf(tick);
        _state = new(_state.Bar, sign, tick.Price, tick.Time);
        _waiting = tick;
        Fill();
    }

    /// <summary>Closes the bar if the last trade reached the threshold.</summary>
    /// <param name="bar">The bar.</param>
    /// <returns>True when a bar was closed; ask again, a divided trade may close several.</returns>
    public bool TryClose(out InformationBar bar)
    {
        if (!IsFull)
        {
            bar = default;
            return false;
        }

        bar = _state.Bar;
        _state = _state with { Bar = default };
        Fill();
        return true;
    }

    /// <summary>The bars of a whole series; the same steps as the stream's.</summary>
    /// <param name="ticks">Trades in order.</param>
    /// <param name="measure">What a bar counts.</param>
    /// <param name="threshold">θ ≥ 1: trades, lots, or ticks × lots.</param>
    /// <param name="division">What happens to the trade that crosses the threshold.</param>
    /// <returns>The closed bars, and the bar that was left open.</returns>
    /// <exception cref="ArgumentException">Trades are out of order, or tick bars were to divide them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static (List<InformationBar> Bars, InformationBar Open) Build(
        ReadOnlySpan<TradeTick> ticks,
        BarMeasure measure,
        Int128 threshold,
        TradeDivision division = TradeDivision.Whole
    )
    {
        ThresholdBars stream = new(measure, threshold, division);
        List<InformationBar> bars = [];
        foreach (ref readonly TradeTick tick in ticks)
        {
            stream.Push(tick);
            while (stream.TryClose(out InformationBar bar))
            {
                bars.Add(bar);
            }
        }

        return (bars, stream.Open);
    }

    private bool IsFull => Counted >= _threshold;

    private Int128 Counted =>
        _measure switch
        {
            BarMeasure.Ticks => _state.Bar.Trades,
            BarMeasure.Volume => _state.Bar.Volume,
            _ => _state.Bar.Dollars,
        };

    /// <summary>Puts the waiting trade into the bar, or as many of its units as reach the threshold.</summary>
    private void Fill()
    {
        if (_waiting.Size == 0 || IsFull)
        {
            return;
        }

        long size = _waiting.Size;
        if (_division == TradeDivision.ByUnit)
        {
            Int128 unit = _measure == BarMeasure.Volume ? 1 : _waiting.Price;
            Int128 needed = (_threshold - Counted + unit - 1) / unit;
            size = needed < size ? (long)needed : size;
        }

        _state = _state with { Bar = _state.Bar.With(_waiting, size, _state.Sign) };
        _waiting = _waiting with { Size = _waiting.Size - size };
    }
}

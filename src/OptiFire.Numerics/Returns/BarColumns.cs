namespace OptiFire.Numerics.Returns;

/// <summary>Four price columns of the same bars, in time order.</summary>
public readonly ref struct BarColumns
{
    /// <summary>Joins the columns.</summary>
    /// <param name="open">First price of each bar, above 0 or NaN.</param>
    /// <param name="high">Highest price of each bar, at least every other price of the bar.</param>
    /// <param name="low">Lowest price of each bar, at most every other price of the bar.</param>
    /// <param name="close">Last price of each bar.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public BarColumns(
        ReadOnlySpan<double> open,
        ReadOnlySpan<double> high,
        ReadOnlySpan<double> low,
        ReadOnlySpan<double> close
    )
    {
        if (open.Length != high.Length || open.Length != low.Length || open.Length != close.Length)
        {
            throw new ArgumentException(
                $"The columns differ in length: {open.Length}, {high.Length}, {low.Length}, {close.Length}.",
                nameof(close)
            );
        }

        Open = open;
        High = high;
        Low = low;
        Close = close;
    }

    /// <summary>First prices.</summary>
    public ReadOnlySpan<double> Open { get; }

    /// <summary>Highest prices.</summary>
    public ReadOnlySpan<double> High { get; }

    /// <summary>Lowest prices.</summary>
    public ReadOnlySpan<double> Low { get; }

    /// <summary>Last prices.</summary>
    public ReadOnlySpan<double> Close { get; }

    /// <summary>The number of bars.</summary>
    public int Count => Close.Length;

    /// <summary>The last bars.</summary>
    /// <param name="count">How many, from 0 to <see cref="Count"/>.</param>
    public BarColumns Last(int count) => new(Open[^count..], High[^count..], Low[^count..], Close[^count..]);
}

namespace OptiFire.Numerics.Sampling;

/// <summary>Trades joined into one bar; also the bar still open. All numbers are exact.</summary>
/// <param name="FirstTime">Time of the first trade.</param>
/// <param name="LastTime">Time of the last trade: when the bar could be known.</param>
/// <param name="Open">First price, in ticks.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Units traded, in lots.</param>
/// <param name="BuyVolume">Units whose sign by the tick rule is +1.</param>
/// <param name="SellVolume">Units whose sign is −1; what is left had no sign yet.</param>
/// <param name="Dollars">Σ price × size, in ticks × lots.</param>
/// <param name="BuyDollars">The part of it with sign +1.</param>
/// <param name="Trades">How many trades it holds, parts of divided ones included; 0 for an empty bar.</param>
public readonly record struct InformationBar(
    long FirstTime,
    long LastTime,
    long Open,
    long High,
    long Low,
    long Close,
    long Volume,
    long BuyVolume,
    long SellVolume,
    Int128 Dollars,
    Int128 BuyDollars,
    int Trades
)
{
    /// <summary>Volume-weighted average price, in ticks; NaN for an empty bar.</summary>
    public double Vwap => (double)Dollars / Volume;

    internal InformationBar With(in TradeTick tick, long size, int sign)
    {
        bool empty = Trades == 0;
        Int128 dollars = (Int128)tick.Price * size;
        return new(
            empty ? tick.Time : FirstTime,
            tick.Time,
            empty ? tick.Price : Open,
            empty ? tick.Price : Math.Max(High, tick.Price),
            empty ? tick.Price : Math.Min(Low, tick.Price),
            tick.Price,
            checked(Volume + size),
            BuyVolume + (sign > 0 ? size : 0),
            SellVolume + (sign < 0 ? size : 0),
            Dollars + dollars,
            BuyDollars + (sign > 0 ? dollars : 0),
            Trades + 1
        );
    }
}

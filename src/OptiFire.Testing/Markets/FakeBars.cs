using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Markets;

/// <summary>Makes bars from closing prices.</summary>
internal static class FakeBars
{
    public static long Scale(Instrument instrument, double price) =>
        price >= 0 && price * instrument.PriceScale < long.MaxValue
            ? (long)Math.Round(price * instrument.PriceScale)
            : throw new ArgumentOutOfRangeException(nameof(price), price, "A price is a number of at least 0.");

    /// <summary>A bar that opens at the close before it, or at its own where there is none.</summary>
    public static Bar Make(
        Instrument instrument,
        BarSize size,
        Timestamp start,
        Timestamp end,
        double before,
        double close
    )
    {
        long last = Scale(instrument, close);
        long first = double.IsNaN(before) ? last : Scale(instrument, before);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, 1, nameof(close));
        return new Bar
        {
            Size = size,
            Start = start,
            EventTime = end,
            AvailableAt = end,
            Open = first,
            High = Math.Max(first, last),
            Low = Math.Min(first, last),
            Close = last,
            Volume = 1_000_000 * instrument.QuantityScale,
        };
    }
}

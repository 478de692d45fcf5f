using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>The daily bars of one instrument.</summary>
/// <param name="Instrument">Whose; six decimals are kept.</param>
/// <param name="Bars">The bars; their instrument id is set when the engine is put together.</param>
public sealed record BarSeries(Instrument Instrument, IReadOnlyList<Bar> Bars)
{
    private const int Digits = 6;

    /// <summary>The closes, in currency units.</summary>
    public double[] Closes => [.. Bars.Select(b => Instrument.PriceAsDouble(b.Close))];

    /// <summary>The times the bars end at.</summary>
    public Timestamp[] Times => [.. Bars.Select(b => b.EventTime)];

    /// <summary>An instrument as the tests declare it.</summary>
    public static Instrument Declare(string symbol, bool tradable = true) =>
        new()
        {
            Symbol = symbol,
            PriceDigits = Digits,
            Tradable = tradable,
            AssetClass = tradable ? AssetClass.Equity : AssetClass.Index,
        };

    /// <summary>Bars that are known by their closes alone.</summary>
    public static BarSeries FromCloses(
        string symbol,
        IReadOnlyList<Timestamp> times,
        IReadOnlyList<double> closes,
        bool tradable = true
    )
    {
        Assert.Equal(times.Count, closes.Count);
        Instrument instrument = Declare(symbol, tradable);
        return new(instrument, [.. closes.Select((close, i) => Day(times[i], close, close, close, close, 0))]);
    }

    /// <summary>One daily bar, available when it ends.</summary>
    public static Bar Day(Timestamp end, double open, double high, double low, double close, long volume) =>
        new()
        {
            Size = BarSize.Day,
            Start = end - TimeSpan.FromHours(6.5),
            EventTime = end,
            AvailableAt = end,
            Open = Scaled(open),
            High = Scaled(high),
            Low = Scaled(low),
            Close = Scaled(close),
            Volume = volume,
        };

    /// <summary>The closes of successive US sessions.</summary>
    /// <param name="from">The first date that may have a session.</param>
    /// <param name="count">How many.</param>
    public static Timestamp[] Sessions(DateOnly from, int count)
    {
        var calendar = new UsEquityCalendar();
        var closes = new List<Timestamp>(count);
        for (DateOnly date = from; closes.Count < count; date = date.AddDays(1))
        {
            if (calendar.SessionOn(date) is { } session)
            {
                closes.Add(session.Close);
            }
        }

        return [.. closes];
    }

    /// <summary>The same series without the bars a condition names.</summary>
    public BarSeries Without(Func<Bar, bool> condition) => this with { Bars = [.. Bars.Where(b => !condition(b))] };

    /// <summary>The first bars alone.</summary>
    public BarSeries First(int count) => this with { Bars = [.. Bars.Take(count)] };

    private static long Scaled(double price) => (long)Math.Round(price * Math.Pow(10, Digits));
}

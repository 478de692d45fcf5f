using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>One-minute bars of the first minutes of successive US sessions.</summary>
public static class MinuteBars
{
    /// <summary>The opens of successive sessions from the second one of 2024 on.</summary>
    public static Timestamp[] Opens(int count)
    {
        var calendar = new UsEquityCalendar();
        return
        [
            .. BarSeries
                .Sessions(new DateOnly(2024, 1, 3), count)
                .Select(close => calendar.SessionOn(close.UtcDate)!.Value.Open),
        ];
    }

    /// <summary>A bar known by its first and last price, in currency units.</summary>
    public static Bar At(Timestamp start, double open, double close, long volume) =>
        BarSeries.Day(start, open, Math.Max(open, close), Math.Min(open, close), close, volume) with
        {
            Size = BarSize.Minute,
            Start = start,
            EventTime = start + BarSize.Minute.Length,
            AvailableAt = start + BarSize.Minute.Length,
        };

    /// <summary>Bars one after the other, as many in each session; each opens at the close before it.</summary>
    public static Bar[] Of(int sessions, IReadOnlyList<double> closes, IReadOnlyList<long> volumes)
    {
        int each = closes.Count / sessions;
        Timestamp[] opens = Opens(sessions);
        return
        [
            .. closes.Select(
                (close, i) =>
                    At(
                        opens[i / each] + (i % each * BarSize.Minute.Length),
                        i == 0 ? close : closes[i - 1],
                        close,
                        volumes[i]
                    )
            ),
        ];
    }

    /// <summary>A market of one instrument with six decimals.</summary>
    public static FakeMarket Market<T>(string symbol, params ReadOnlySpan<T> rows)
        where T : struct, IDatum<T> => new FakeMarket().WithInstrument(BarSeries.Declare(symbol)).With(symbol, rows);
}

using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Support;

/// <summary>Random walks of daily bars, the same for the same seed.</summary>
internal static class Walks
{
    public static ListSource<Bar> Daily(string[] symbols, int sessions, int seed, Action<Bar[]>? change = null)
    {
        var calendar = new UsEquityCalendar();
        Instrument[] instruments = [.. symbols.Select(s => new Instrument { Symbol = s })];
        var bars = new List<Bar>();
        long[] prices = [.. symbols.Select(_ => 100_0000L)];
        var random = new Random(seed);
        Session session = calendar.SessionAtOrAfter(Timestamp.FromUtc(2015, 1, 5));
        for (int day = 0; day < sessions; day++)
        {
            for (int i = 0; i < symbols.Length; i++)
            {
                long open = prices[i] + (random.Next(-50, 51) * 100);
                long close = open + (random.Next(-150, 152) * 100);
                prices[i] = Math.Max(close, 10_0000);
                bars.Add(
                    new Bar
                    {
                        Instrument = new InstrumentId(i),
                        Size = BarSize.Day,
                        Start = session.Open,
                        EventTime = session.Close,
                        AvailableAt = session.Close,
                        Open = open,
                        High = Math.Max(open, prices[i]) + 500,
                        Low = Math.Min(open, prices[i]) - 500,
                        Close = prices[i],
                        Volume = 1_000_000,
                    }
                );
            }

            session = calendar.SessionAtOrAfter(session.Close + TimeSpan.FromSeconds(1));
        }

        Bar[] all = [.. bars];
        change?.Invoke(all);
        return new ListSource<Bar>($"walk {seed}", instruments, all);
    }
}

using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>One-second bars, one after the other.</summary>
internal static class SecondBars
{
    /// <summary>When the first is available.</summary>
    public static Timestamp First { get; } = Timestamp.FromUtc(2020, 1, 2) + TimeSpan.FromSeconds(1);

    public static ListSource<Bar> Create(int count, params string[] symbols)
    {
        symbols = symbols.Length == 0 ? ["AAA"] : symbols;
        var bars = new List<Bar>();
        for (int i = 0; i < count; i++)
        {
            Timestamp end = First + TimeSpan.FromSeconds(i);
            for (int s = 0; s < symbols.Length; s++)
            {
                bars.Add(
                    new Bar
                    {
                        Instrument = new InstrumentId(s),
                        Size = BarSize.Second,
                        Start = end - TimeSpan.FromSeconds(1),
                        EventTime = end,
                        AvailableAt = end,
                        Open = 100_0000 + i,
                        High = 100_0000 + i,
                        Low = 100_0000 + i,
                        Close = 100_0000 + i,
                        Volume = 1000,
                    }
                );
            }
        }

        return new ListSource<Bar>("seconds", [.. symbols.Select(s => new Instrument { Symbol = s })], [.. bars]);
    }
}

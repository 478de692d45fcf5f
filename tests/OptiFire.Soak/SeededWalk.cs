using System.Runtime.CompilerServices;
using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Soak;

/// <summary>Daily bars of a random walk, the same for the same seed.</summary>
internal sealed class SeededWalk(string[] symbols, int sessions, int seed) : IMarketDataSource
{
    public string Name => $"walk {seed}";

    public IReadOnlyList<Instrument> Instruments { get; } = [.. symbols.Select(s => new Instrument { Symbol = s })];

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        Bar[] bars = [.. Walk(request.Instruments)];
        yield return new DataBatch<Bar>(bars, bars.Length);
    }

    private IEnumerable<Bar> Walk(IInstruments instruments)
    {
        var random = new Random(seed);
        var calendar = new UsEquityCalendar();
        long[] prices = [.. symbols.Select(_ => 100_0000L)];
        Session session = calendar.SessionAtOrAfter(Timestamp.FromUtc(2019, 1, 2));
        for (int day = 0; day < sessions; day++)
        {
            for (int i = 0; i < symbols.Length; i++)
            {
                long open = prices[i] + (random.Next(-50, 51) * 100);
                prices[i] = Math.Max(open + (random.Next(-150, 151) * 100), 10_0000);
                yield return new Bar
                {
                    Instrument = instruments.TryFind(symbols[i], out Instrument? known) ? known.Id : InstrumentId.None,
                    Size = BarSize.Day,
                    Start = session.Open,
                    EventTime = session.Close,
                    AvailableAt = session.Close,
                    Open = open,
                    High = Math.Max(open, prices[i]) + 500,
                    Low = Math.Min(open, prices[i]) - 500,
                    Close = prices[i],
                    Volume = 1_000_000,
                };
            }

            session = calendar.SessionAtOrAfter(session.Close + TimeSpan.FromSeconds(1));
        }
    }
}

using System.Runtime.CompilerServices;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Market;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Soak.Load;

/// <summary>A simulated market whose past is known at once: its last session alone is lived through.</summary>
/// <remarks>So plugins that need years of closes are warm, and a soak is not half an hour of nights.</remarks>
internal sealed class WarmMarket : IMarketDataSource
{
    private const int Sessions = 600;
    private const int Ticking = 30;

    private readonly SimulatedMarket _market;

    public WarmMarket()
    {
        var options = new SimulatedMarketOptions
        {
            Seed = 2,
            Stocks = StockRoster.Take(40),
            DailySessions = Sessions,
            MinuteSessions = 1,
            TickSymbols = ["SPY", .. StockRoster.Take(Ticking - 1).Select(s => s.Symbol)],
        };
        var calendar = new UsEquityCalendar();
        _market = new SimulatedMarket(options, calendar);
        Session session = calendar.SessionAtOrAfter(Timestamp.FromUtc(2022, 1, 3));
        for (int i = 1; i < Sessions; i++)
        {
            session = calendar.SessionAtOrAfter(session.Close + TimeSpan.FromSeconds(1));
        }

        Opening = session.Open;
        Length = session.Close - session.Open;
    }

    public string Name => _market.Name;

    public IReadOnlyList<Instrument> Instruments => _market.Instruments;

    /// <summary>When the session opens that is lived through.</summary>
    public Timestamp Opening { get; }

    /// <summary>How long it takes in market time.</summary>
    public TimeSpan Length { get; }

    /// <summary>How many data the session has; makes all of them.</summary>
    public long Count()
    {
        var request = new SourceRequest(
            new InstrumentCatalogue(Instruments),
            Opening,
            Timestamp.MaxValue,
            new Unwanted()
        );
        long count = 0;
        foreach (DataBatch batch in _market.Read(request, CancellationToken.None))
        {
            count += batch.Count;
            batch.Release();
        }

        return count;
    }

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (DataBatch batch in _market.ReadAsync(request, cancellationToken))
        {
            if (batch is not DataBatch<Bar> bars || bars.Rows[0].AvailableAt >= Opening)
            {
                yield return batch;
                continue;
            }

            Bar[] past = [.. bars.Rows];
            bars.Release();
            for (int i = 0; i < past.Length && past[i].AvailableAt < Opening; i++)
            {
                past[i] = past[i] with { AvailableAt = Opening };
            }

            yield return new DataBatch<Bar>(past, past.Length);
        }
    }

    /// <summary>Takes rows that cannot be used: an invented market has none.</summary>
    private sealed class Unwanted : IQuarantine
    {
        public void Add(QuarantinedRow row) => throw new InvalidDataException(row.ToString());
    }
}

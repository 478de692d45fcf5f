using System.IO.Hashing;
using System.Runtime.InteropServices;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Markets;

/// <summary>Reads a simulated market whole and takes series from it.</summary>
internal sealed class MarketReading
{
    private static readonly UsEquityCalendar UsEquity = new();

    private readonly ListedInstruments _instruments;

    public MarketReading(SimulatedMarketOptions options, ICalendar? calendar = null)
    {
        Market = new SimulatedMarket(options, calendar ?? UsEquity);
        _instruments = new ListedInstruments(Market.Instruments);
        Bars = Read(Timestamp.MinValue, Timestamp.MaxValue);
    }

    public SimulatedMarket Market { get; }

    public IReadOnlyList<Bar> Bars { get; }

    public IReadOnlyList<Bar> Read(Timestamp from, Timestamp to) =>
        [
            .. Market
                .Read(new SourceRequest(_instruments, from, to, new FailingQuarantine()), CancellationToken.None)
                .OfType<DataBatch<Bar>>()
                .SelectMany(batch => batch.Rows.ToArray()),
        ];

    public Bar[] Days(string symbol) => Of(symbol, BarSize.Day);

    public Bar[] Minutes(string symbol) => Of(symbol, BarSize.Minute);

    public double[] Closes(string symbol) => [.. Days(symbol).Select(bar => bar.Close / 10_000.0)];

    /// <summary>Log moves from close to close; one fewer than sessions.</summary>
    public double[] Moves(string symbol) => Statistics.Moves(Closes(symbol));

    public string Hash() => Hash(Bars);

    public static string Hash(IEnumerable<Bar> bars)
    {
        var hash = new XxHash128();
        foreach (Bar bar in bars)
        {
            ReadOnlySpan<long> numbers =
            [
                bar.Instrument.Value,
                bar.Size.Seconds,
                bar.Start.UnixNanoseconds,
                bar.EventTime.UnixNanoseconds,
                bar.AvailableAt.UnixNanoseconds,
                bar.Open,
                bar.High,
                bar.Low,
                bar.Close,
                bar.Volume,
            ];
            hash.Append(MemoryMarshal.AsBytes(numbers));
        }

        return Convert.ToHexString(hash.GetCurrentHash());
    }

    private Bar[] Of(string symbol, BarSize size)
    {
        Assert.True(_instruments.TryFind(symbol, out Instrument? instrument));
        return [.. Bars.Where(bar => bar.Instrument == instrument.Id && bar.Size == size)];
    }
}

using OptiFire.Engine.Calendar;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Markets;

public sealed class SimulatedMarketDeterminismTests
{
    private static readonly SimulatedMarketOptions Options = new() { DailySessions = 60, MinuteSessions = 3 };

    [Fact]
    public void Data_are_equal_run_after_run_and_whatever_the_batches() =>
        Assert.Single(
            new[] { 4_096, 4_096, 1, 7, 1_000_000 }
                .Select(rows => new MarketReading(Options with { BatchRows = rows }).Hash())
                .Distinct()
        );

    [Fact]
    public void Other_seeds_give_other_data() =>
        Assert.Equal(
            4,
            new long[] { 1, 2, -1, long.MinValue }
                .Select(seed => new MarketReading(Options with { Seed = seed }).Hash())
                .Distinct()
                .Count()
        );

    [Fact]
    public void Data_are_equal_whatever_part_is_read()
    {
        var whole = new MarketReading(Options);
        Timestamp[] cuts =
        [
            Timestamp.MinValue,
            whole.Bars[5].AvailableAt,
            whole.Bars[700].AvailableAt,
            whole.Bars[^9_000].AvailableAt,
            // Between the close and the delayed close of the index.
            whole.Bars[^1].AvailableAt + TimeSpan.FromMinutes(-1),
            whole.Bars[^1].AvailableAt,
            Timestamp.MaxValue,
        ];
        IEnumerable<Bar> parts = cuts.Zip(cuts.Skip(1))
            .Reverse()
            .Select(part => whole.Read(part.First, part.Second))
            .Reverse()
            .SelectMany(bars => bars);

        Assert.Equal(whole.Bars, parts);
        Assert.Empty(whole.Read(whole.Bars[^1].AvailableAt + TimeSpan.FromTicks(1), Timestamp.MaxValue));
    }

    [Fact]
    public void Stock_added_at_the_end_changes_no_other()
    {
        var small = new MarketReading(Options with { Stocks = StockRoster.Take(5) });
        var large = new MarketReading(Options with { Stocks = StockRoster.Take(45) });

        Assert.Equal(48, large.Market.Instruments.Count);
        Assert.Equal("SIM045", large.Market.Instruments[^1].Symbol);
        Assert.Equal(small.Bars, large.Bars.Where(bar => bar.Instrument.Value < small.Market.Instruments.Count));
    }

    [Fact]
    public void Sessions_added_at_the_end_change_none_before()
    {
        var shorter = new MarketReading(Options with { MinuteSessions = 0 });
        var longer = new MarketReading(Options with { DailySessions = 90, MinuteSessions = 0 });

        Assert.Equal(shorter.Bars, longer.Bars.Take(shorter.Bars.Count));
    }

    [Fact]
    public void Reading_a_few_instruments_gives_the_same_bars_under_the_ids_asked_for()
    {
        var whole = new MarketReading(Options);
        var market = new SimulatedMarket(Options, new UsEquityCalendar());
        Instrument[] asked =
        [
            new() { Symbol = "unknown" },
            new()
            {
                Symbol = "ko",
                PriceDigits = 2,
                QuantityDigits = 3,
            },
        ];
        Bar[] read =
        [
            .. market
                .Read(Request(asked), CancellationToken.None)
                .Cast<DataBatch<Bar>>()
                .SelectMany(batch => batch.Rows.ToArray()),
        ];

        Assert.All(read, bar => Assert.Equal(new InstrumentId(1), bar.Instrument));
        Assert.Equal(
            whole.Days("KO").Select(bar => (bar.Close / 100, bar.Volume * 1_000)),
            read.Where(bar => bar.Size == BarSize.Day).Select(bar => (bar.Close, bar.Volume))
        );
    }

    [Fact]
    public async Task ReadAsync_reads_what_Read_reads()
    {
        var whole = new MarketReading(Options);
        List<Bar> read = [];
        await foreach (
            DataBatch batch in whole.Market.ReadAsync(Request(whole.Market.Instruments), CancellationToken.None)
        )
        {
            read.AddRange(((DataBatch<Bar>)batch).Rows);
        }

        Assert.Equal(whole.Hash(), MarketReading.Hash(read));
    }

    [Fact]
    public void Reading_ends_when_cancelled()
    {
        var market = new SimulatedMarket(Options, new UsEquityCalendar());
        using var cancellation = new CancellationTokenSource();
        using IEnumerator<DataBatch> batches = market
            .Read(Request(market.Instruments), cancellation.Token)
            .GetEnumerator();

        Assert.True(batches.MoveNext());
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => batches.MoveNext());
    }

    private static SourceRequest Request(IEnumerable<Instrument> instruments) =>
        new(new ListedInstruments(instruments), Timestamp.MinValue, Timestamp.MaxValue, new FailingQuarantine());
}

using OptiFire.Engine.Market;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Testing.Tests.Markets;

public sealed class FakeMarketTests
{
    private static readonly Timestamp Noon = Timestamp.FromUtc(2024, 1, 3, 17);

    [Fact]
    public async Task Daily_bars_stand_on_sessions_and_open_at_the_close_before()
    {
        // Thursday, Friday, then the Monday after the weekend.
        FakeMarket market = new FakeMarket().WithDailyBars("SPY", new DateOnly(2024, 1, 4), 100, 101, 99.5);

        Bar[] bars = [.. (await Read(market)).Cast<Bar>()];

        Assert.Equal(
            [new DateOnly(2024, 1, 4), new DateOnly(2024, 1, 5), new DateOnly(2024, 1, 8)],
            bars.Select(b => b.EventTime.UtcDate)
        );
        Assert.Equal([1_000_000, 1_010_000, 995_000], bars.Select(b => b.Close));
        Assert.Equal([1_000_000, 1_000_000, 1_010_000], bars.Select(b => b.Open));
        Assert.All(
            bars,
            b => Assert.True(b.Low <= b.Open && b.Open <= b.High && b.Low <= b.Close && b.Close <= b.High)
        );
    }

    [Fact]
    public async Task A_close_that_is_no_number_leaves_the_session_out()
    {
        FakeMarket market = new FakeMarket().WithDailyBars("SPY", new DateOnly(2024, 1, 3), 100, double.NaN, 102);

        Assert.Equal([3, 5], (await Read(market)).Cast<Bar>().Select(b => b.EventTime.UtcDate.Day));
    }

    [Fact]
    public async Task Data_of_all_kinds_come_in_order_of_availability()
    {
        FakeMarket market = new FakeMarket()
            .WithDailyBars("SPY", new DateOnly(2024, 1, 3), 100, 101)
            .WithTrade("QQQ", Noon, 400)
            .WithQuote("SPY", Noon, 99, 101)
            .WithTrade("SPY", Noon + TimeSpan.FromDays(1), 100);

        List<object> data = await Read(market);

        Assert.Equal(["Trade", "Quote", "Bar", "Trade", "Bar"], data.Select(d => d.GetType().Name));
        Assert.Equal(new InstrumentId(1), ((Trade)data[0]).Instrument);
        Assert.Equal(market.Moments.Order(), market.Moments);
    }

    [Fact]
    public async Task A_cut_market_ends_and_the_other_does_not()
    {
        FakeMarket market = new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 20);
        Timestamp cut = market.Moments[11];

        Assert.Equal(12, (await Read(market.Until(cut))).Count);
        Assert.Equal(20, (await Read(market)).Count);
        Assert.Equal((await Read(market)).Take(12), await Read(market.Until(cut)));
    }

    [Fact]
    public async Task A_request_limits_the_time_from_inclusive_to_exclusive()
    {
        FakeMarket market = new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 10);

        List<object> data = await Read(market, market.Moments[2], market.Moments[5]);

        Assert.Equal(market.Moments.Skip(2).Take(3), data.Cast<Bar>().Select(b => b.AvailableAt));
    }

    [Fact]
    public void A_random_walk_depends_on_its_seed_alone()
    {
        Assert.Equal(RandomWalk.Of(5, 100), RandomWalk.Of(5, 100));
        Assert.NotEqual(RandomWalk.Of(5, 100), RandomWalk.Of(6, 100));
        Assert.All(RandomWalk.Of(5, 1000, volatility: 0.2), p => Assert.True(p > 0));
        Assert.All(RandomWalk.Of(5, 10, start: 50, volatility: 0), p => Assert.Equal(50, p, tolerance: 1e-12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void A_price_that_cannot_be_is_refused(double price) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FakeMarket().WithDailyBars("SPY", price));

    private static async Task<List<object>> Read(FakeMarket market, Timestamp? from = null, Timestamp? to = null)
    {
        var request = new SourceRequest(
            new InstrumentCatalogue(market.Instruments),
            from ?? Timestamp.MinValue,
            to ?? Timestamp.MaxValue,
            new NoQuarantine()
        );
        var collected = new Collected();
        await foreach (DataBatch batch in market.ReadAsync(request, TestContext.Current.CancellationToken))
        {
            batch.Accept(collected);
        }

        return collected.Rows;
    }

    private sealed class Collected : IDataBatchVisitor
    {
        public List<object> Rows { get; } = [];

        public void Visit<T>(DataBatch<T> batch)
            where T : struct, IDatum<T>
        {
            foreach (T row in batch.Rows)
            {
                Rows.Add(row);
            }
        }
    }

    private sealed class NoQuarantine : IQuarantine
    {
        public void Add(QuarantinedRow row) => Assert.Fail(row.ToString());
    }
}

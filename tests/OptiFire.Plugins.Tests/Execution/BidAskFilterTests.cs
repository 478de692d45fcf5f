using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Execution;
using OptiFire.Plugins.Tests.Risk.Bench;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Execution;

/// <summary>Bars decide at the end of days; quotes come just before, and the order is decided in the bar's round.</summary>
public sealed class BidAskFilterTests
{
    private const double OneSecond = 1;

    [Theory]
    [InlineData(99.90, 100.10, true)] // 20.0 bps
    [InlineData(99.89, 100.10, false)] // 21.0 bps
    [InlineData(100.10, 99.90, false)] // crossed
    [InlineData(100.00, 100.00, false)] // locked
    public async Task Entry_passes_up_to_exactly_the_limit(double bid, double ask, bool passes)
    {
        RunReport report = await Through(new(), run => [Quote(run, 1, OneSecond, bid, ask)]);

        Assert.Equal(passes, report.Orders == 1);
        Assert.Equal(passes ? 0 : 1, report.Refusals);
    }

    [Theory]
    [InlineData(2.0, true)]
    [InlineData(2.001, false)]
    [InlineData(3_600, false)]
    public async Task Quote_that_is_too_old_blocks(double age, bool passes) =>
        Assert.Equal(passes, (await Through(new(), run => [Quote(run, 1, age, 99.99, 100.01)])).Orders == 1);

    [Fact]
    public async Task Side_without_size_blocks()
    {
        RunReport report = await Through(new(), run => [Quote(run, 1, OneSecond, 99.99, 100.01) with { AskSize = 0 }]);

        Assert.Equal(0, report.Orders);
    }

    [Fact]
    public async Task Quote_of_one_side_leaves_the_other_as_it_was()
    {
        RunReport both = await Through(
            new(),
            run => [Quote(run, 1, 1.5, 99.90, 100.10), Quote(run, 1, 1.0, 99.95, 100) with { Ask = 0, AskSize = 0 }]
        );
        RunReport one = await Through(new(), run => [Quote(run, 1, 1.0, 99.95, 100) with { Ask = 0, AskSize = 0 }]);

        Assert.Equal((1, 0), (both.Orders, one.Orders));
    }

    [Fact]
    public async Task Market_of_bars_alone_trades_unless_quotes_are_required()
    {
        Assert.Equal(1, (await Through(new(), _ => [])).Orders);
        Assert.Equal(0, (await Through(new() { RequireQuote = true }, _ => [])).Orders);
    }

    [Fact]
    public async Task Exit_is_never_blocked()
    {
        // In on a good quote; out when the quotes have been bad for days.
        var run = new TestRun(new HoldLevelOptions { Until = 3 }, ["A"]);
        await RunWith(
            run,
            new(),
            [Quote(run, 1, OneSecond, 99.99, 100.01), Quote(run, 3, OneSecond, 90, 110)],
            days: 5
        );

        OrderFilled[] fills = [.. run.Events<OrderFilled>()];
        Assert.Equal([OrderSide.Buy, OrderSide.Sell], fills.Select(f => f.Order.Request.Side));
    }

    [Fact]
    public async Task Usual_spread_tightens_the_limit()
    {
        // Twenty sessions of 2 bps, then 6 bps, three times the median, or a little more.
        RunReport exact = await After(sessions: 20, 99.97, 100.03);
        RunReport wide = await After(sessions: 20, 99.969, 100.031);
        RunReport young = await After(sessions: 19, 99.969, 100.031);

        Assert.Equal((1, 0, 1), (exact.Orders, wide.Orders, young.Orders));
        Assert.Equal("6", Ports(exact)["spread_limit_bps"]);
        Assert.Equal("2", Ports(exact)["spread_median_bps"]);
        Assert.Equal("20", Ports(young)["spread_limit_bps"]);
    }

    [Fact]
    public async Task Usual_spread_is_the_middle_of_the_middles()
    {
        // Session medians: of (1, 3, 100) is 3; of (5, 5) is 5; of (2, 4) is 3; of (9) is 9. The median of 3, 5, 3, 9 is 4.
        double[][] sessions =
        [
            [1, 3, 100],
            [5, 5],
            [2, 4],
            [9],
            [1],
        ];
        RunReport report = await Through(
            new() { AdaptiveSessions = 4, MedianMultiple = 2 },
            run =>
                [
                    .. sessions.SelectMany(
                        (spreads, day) =>
                            spreads.Select(
                                (bps, i) =>
                                    Quote(run, day + 1, 40_000 - (i * 600), 100 - (bps / 200), 100 + (bps / 200))
                            )
                    ),
                ],
            days: 6
        );

        Assert.Equal("4", Ports(report)["spread_median_bps"]);
        Assert.Equal("8", Ports(report)["spread_limit_bps"]);
    }

    [Fact]
    public async Task Sampling_takes_one_quote_of_each_span()
    {
        // A burst of wide quotes inside five minutes counts once against two calm spans.
        RunReport report = await Through(
            new() { AdaptiveSessions = 1 },
            run =>
                [
                    Quote(run, 1, 7_200, 99.995, 100.005),
                    Quote(run, 1, 3_600, 99.95, 100.05),
                    .. Enumerable.Range(1, 50).Select(i => Quote(run, 1, 3_600 - i, 99.95, 100.05)),
                    Quote(run, 1, 1_800, 99.995, 100.005),
                    Quote(run, 2, OneSecond, 99.995, 100.005),
                ],
            days: 3
        );

        Assert.Equal("1", Ports(report)["spread_median_bps"]);
    }

    [Fact]
    public async Task Sampling_leaves_out_what_is_quoted_outside_the_session()
    {
        // 2 and 3 January 2024, open from 14:30 to 21:00 UTC: 20 bps at 12:00 and 22:00, 1 bp at 15:00.
        var run = new TestRun(new HoldLevelOptions(), ["A"], calendar: "us-equity");
        Quote[] quotes =
        [
            Quote(run, 2, 12 * 3_600, 99.90, 100.10),
            Quote(run, 2, 9 * 3_600, 99.995, 100.005),
            Quote(run, 2, 2 * 3_600, 99.90, 100.10),
            Quote(run, 3, 9 * 3_600, 99.99, 100.01),
        ];

        RunReport report = await RunWith(run, new() { AdaptiveSessions = 5 }, quotes, days: 3);

        Assert.Equal("1", Ports(report)["spread_median_bps"]);
    }

    [Fact]
    public async Task Quote_of_one_venue_is_flagged()
    {
        RunReport venue = await Through(
            new(),
            run => [Quote(run, 1, OneSecond, 99.99, 100.01) with { Exchange = MarketCode.Parse("V") }]
        );
        RunReport market = await Through(new(), run => [Quote(run, 1, OneSecond, 99.99, 100.01)]);

        Assert.Equal(("1", "0"), (Ports(venue)["single_venue"], Ports(market)["single_venue"]));
    }

    [Fact]
    public void State_survives_saving_and_restoring()
    {
        var state = new BidAskFilterState { Samples = [5, 1], Medians = [3, 9, 4] };
        state.Take(
            new Quote
            {
                Bid = 9_990,
                Ask = 10_010,
                BidSize = 1,
                AskSize = 2,
                EventTime = TestRun.Day(1),
            }
        );
        state.Sample(7, new DateOnly(2024, 1, 2), 20);
        var slot = new StateSlot<BidAskFilterState>(state);
        var writer = new PayloadWriter();
        slot.Write(writer);
        var other = new StateSlot<BidAskFilterState>(default);
        var reader = new PayloadReader(writer.WrittenSpan);
        other.Read(ref reader);

        Assert.Equal(0, reader.Remaining);
        Assert.Equal(state.Medians, other.Committed.Medians);
        Assert.Equal(3, state.Medians[3]); // the mean of 1 and 5 ended the session before
        Assert.Equal([20_000], other.Committed.Samples);
        Assert.Equal(state.Quote, other.Committed.Quote);
        Assert.Equal(state.Typical, other.Committed.Typical);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var validator = new BidAskFilterOptionsValidator();

        Assert.False(validator.Validate(null, new()).Failed);
        Assert.True(validator.Validate(null, new() { MaxSpreadBps = 0 }).Failed);
        Assert.True(validator.Validate(null, new() { MaxAgeSeconds = -1 }).Failed);
        Assert.True(validator.Validate(null, new() { MedianMultiple = double.NaN }).Failed);
    }

    private static Task<RunReport> After(int sessions, double bid, double ask)
    {
        // The signal comes on the bar of the day after those sessions.
        var run = new TestRun(new HoldLevelOptions { From = sessions + 1 }, ["A"]);
        Quote[] quotes =
        [
            .. Enumerable.Range(1, sessions).Select(day => Quote(run, day, 40_000, 99.99, 100.01)),
            Quote(run, sessions + 1, OneSecond, bid, ask),
        ];
        return RunWith(run, new(), quotes, days: sessions + 1);
    }

    private static Task<RunReport> Through(BidAskFilterOptions options, Func<TestRun, Quote[]> quotes, int days = 1)
    {
        var run = new TestRun("A");
        return RunWith(run, options, quotes(run), days);
    }

    private static async Task<RunReport> RunWith(TestRun run, BidAskFilterOptions options, Quote[] quotes, int days)
    {
        run.Builder.AddPlugin<BidAskFilter, BidAskFilterOptions, BidAskFilterOptionsValidator>(options, enabled: true);
        run.With([.. quotes.OrderBy(q => q.AvailableAt)]);
        run.With([.. Enumerable.Range(0, days).Select(day => run.BarOf(day, 100, 100))]);
        return await run.RunAsync();
    }

    /// <summary>A quote some seconds before the end of a day, counted from 1.</summary>
    private static Quote Quote(TestRun run, int day, double secondsBefore, double bid, double ask)
    {
        Timestamp time = TestRun.Day(day) - TimeSpan.FromSeconds(secondsBefore);
        Instrument instrument = run.Instruments[0];
        Assert.True(instrument.TryScalePrice((decimal)bid, out long scaledBid));
        Assert.True(instrument.TryScalePrice((decimal)ask, out long scaledAsk));
        return new Quote
        {
            Instrument = new InstrumentId(0),
            EventTime = time,
            AvailableAt = time,
            Bid = scaledBid,
            Ask = scaledAsk,
            BidSize = 1_000_000_000_000,
            AskSize = 1_000_000_000_000,
        };
    }

    private static IReadOnlyDictionary<string, string> Ports(RunReport report) =>
        report.Activations.Single(a => a.Instance.PluginId == "extra_bidask_filter" && a.Role == Role.Feature).Outputs;
}

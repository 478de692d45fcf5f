using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Infrastructure.DataValidation;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Alpha;

public sealed class OrderFlowImbalanceTests
{
    private const int Warm = 10;

    private static readonly OrderFlowImbalanceOptions Options = new() { Intervals = Warm, MicroPriceBooks = 0 };
    private static readonly Timestamp Open = MinuteBars.Opens(1)[0];

    [Theory]
    [InlineData(100.00, 300, 100.01, 200, 100)] // only the bid's queue: 100 more
    [InlineData(100.01, 70, 100.02, 200, 70 + 200)] // a bid one tick up counts its queue; the ask that moved away its old one
    [InlineData(100.00, 200, 100.01, 150, 50)] // an ask that shrank is demand
    [InlineData(99.99, 500, 100.01, 200, -200)] // a bid that left took its queue along
    public async Task One_event_counts_what_it_did_to_both_queues(
        double bid,
        long bidSize,
        double ask,
        long askSize,
        double flow
    )
    {
        // Calm intervals, then one event, then the book that ends its interval.
        List<Quote> quotes = Calm(Warm + 1);
        Timestamp time = Open + TimeSpan.FromSeconds(10 * (Warm + 1));
        quotes.Add(Of(time, 100.00, 200, 100.01, 200));
        quotes.Add(Of(time + TimeSpan.FromSeconds(5), bid, bidSize, ask, askSize));
        quotes.Add(Of(time + TimeSpan.FromSeconds(10), bid, bidSize, ask, askSize));
        EngineRun run = Run(Options, [.. quotes]);
        List<Observation<double>> flows = run.Watch(OrderFlowImbalance.Flow, Scope.Instrument());

        await run.RunAsync();

        double depth = (200 + ((bidSize + askSize) / 2.0)) / 2;
        Assert.Equal(flow / depth, flows[^1].Value, tolerance: 1e-12);
    }

    [Fact]
    public async Task Every_book_of_an_interval_counts_and_not_the_last_alone()
    {
        List<Quote> quotes = Calm(Warm + 1);
        Timestamp time = Open + TimeSpan.FromSeconds(10 * (Warm + 1));
        quotes.Add(Of(time, 100.00, 200, 100.01, 200));
        quotes.Add(Of(time + TimeSpan.FromSeconds(2), 100.01, 200, 100.02, 200)); // up and back again at the end, with
        quotes.Add(Of(time + TimeSpan.FromSeconds(4), 100.01, 500, 100.02, 200)); // more demand in between
        quotes.Add(Of(time + TimeSpan.FromSeconds(6), 100.00, 200, 100.01, 200));
        quotes.Add(Of(time + TimeSpan.FromSeconds(10), 100.00, 200, 100.01, 200));
        EngineRun run = Run(Options, [.. quotes]);
        List<Observation<double>> flows = run.Watch(OrderFlowImbalance.Flow, Scope.Instrument());

        await run.RunAsync();

        // (200 + 200) + 300 − (500 + 200) over the mean of depths 200, 200, 350, 200.
        Assert.Equal(((200 + 200) + 300 - (500 + 200)) / 237.5, flows[^1].Value, tolerance: 1e-12);
    }

    [Fact]
    public async Task Demand_is_bought_and_supply_is_sold()
    {
        Assert.True(await Held(more: 900) > 0);
        Assert.True(await Held(more: -150) < 0);

        static async Task<decimal> Held(long more)
        {
            List<Quote> quotes = [.. Calm(Warm + 1).Select((q, i) => q with { BidSize = 200 + (i % 2) })];
            Timestamp time = Open + TimeSpan.FromSeconds(10 * (Warm + 1));
            quotes.Add(Of(time, 100.00, 200 + more, 100.01, 200));
            quotes.Add(Of(time + TimeSpan.FromSeconds(10), 100.00, 200 + more, 100.01, 200));
            quotes.Add(Of(time + TimeSpan.FromSeconds(11), 100.00, 200 + more, 100.01, 200));
            quotes.Add(Of(time + TimeSpan.FromSeconds(12), 100.00, 200 + more, 100.01, 200));
            Timestamp next = time + TimeSpan.FromSeconds(11);
            Bar fill = MinuteBars.At(next, 100, 100, 1_000_000) with
            {
                Size = BarSize.Second,
                EventTime = next + TimeSpan.FromSeconds(1),
                AvailableAt = next + TimeSpan.FromSeconds(1),
            };
            Bar mark = fill with // orders are sized by the close of a bar
            {
                Start = Open,
                EventTime = Open + TimeSpan.FromSeconds(1),
                AvailableAt = Open + TimeSpan.FromSeconds(1),
            };
            EngineRun run = Run(Options, [.. quotes], mark, fill);
            RunReport report = await run.RunAsync();
            Assert.All(report.Activations, a => Assert.Equal(0, a.Failed));
            Assert.True(report.Fills > 0, $"{report.Orders} orders, {report.Refusals} refusals");
            return report.Portfolio.Positions.Sum(p => p.Quantity);
        }
    }

    [Fact]
    public async Task Crossed_and_one_sided_quotes_and_those_of_other_venues_change_nothing()
    {
        List<Quote> quotes = Walk(seed: 1, count: 400);
        Quote[] noise =
        [
            .. quotes
                .Where((_, i) => i % 7 == 3)
                .Select(q => q with { Bid = q.Ask + 10_000, Exchange = MarketCode.None }),
            .. quotes
                .Where((_, i) => i % 5 == 2)
                .Select(q => q with { BidSize = 9_999, Exchange = MarketCode.Parse("V") }),
        ];

        double[] clean = await Flows([.. quotes]);
        Assert.True(clean.Length > 10);
        Assert.Equal(clean, await Flows([.. quotes, .. noise]));

        static async Task<double[]> Flows(Quote[] quotes)
        {
            EngineRun run = Run(Options, [.. quotes.OrderBy(q => q.EventTime)]);
            List<Observation<double>> flows = run.Watch(OrderFlowImbalance.Flow, Scope.Instrument());
            await run.RunAsync();
            return [.. flows.Select(o => o.Value)];
        }
    }

    [Fact]
    public async Task Books_on_both_sides_of_a_hole_are_not_compared()
    {
        List<Quote> quotes = Calm(Warm + 2);
        Timestamp late = quotes[^1].EventTime + TimeSpan.FromMinutes(10);
        quotes.Add(Of(late, 105, 900, 105.01, 200));
        quotes.Add(Of(late + TimeSpan.FromSeconds(10), 105, 900, 105.01, 200));
        EngineRun run = Run(Options, [.. quotes]);
        List<Observation<double>> flows = run.Watch(OrderFlowImbalance.Flow, Scope.Instrument());

        await run.RunAsync();

        Assert.NotEmpty(flows);
        Assert.All(flows, o => Assert.Equal(0, o.Value));
    }

    [Fact]
    public async Task Nothing_is_said_before_the_warm_up_or_while_the_book_stands_still()
    {
        Assert.Equal("not enough intervals of order flow yet", await Reason(Calm(Warm)));
        Assert.Equal("the book has not moved", await Reason(Calm(Warm + 2)));

        static async Task<string?> Reason(List<Quote> quotes)
        {
            RunReport report = await Run(Options, [.. quotes]).RunAsync();
            ActivationReport signal = report.Activations.Single(a => a.Role == Role.Signal);
            return signal.LastReason;
        }
    }

    [Fact]
    public async Task Real_books_give_flow_queues_and_a_micro_price_inside_the_spread()
    {
        var run = new EngineRun();
        run.Builder.AddSource(RealMarket.Books());
        run.Builder.AddPlugin<OrderFlowImbalance, OrderFlowImbalanceOptions>(
            new() { Input = BookInput.Books, Intervals = Warm },
            enabled: true
        );
        List<Observation<double>> flows = run.Watch(OrderFlowImbalance.Flow, Scope.Instrument());
        List<Observation<double>> queues = run.Watch(OrderFlowImbalance.QueueImbalance, Scope.Instrument());
        List<Observation<double>> prices = run.Watch(OrderFlowImbalance.MicroPrice, Scope.Instrument());

        RunReport report = await run.RunAsync();

        Assert.All(report.Activations, a => Assert.Equal(0, a.Failed));
        Assert.InRange(flows.Count, 20, 35); // 346 s are 34 whole intervals, ten of them for warming up
        Assert.Contains(flows, o => o.Value > 0);
        Assert.Contains(flows, o => o.Value < 0);
        Assert.All(queues, o => Assert.InRange(o.Value, -1, 1));
        Assert.NotEmpty(prices);
        Assert.All(prices, o => Assert.InRange(o.Value, 61_000, 62_500));
    }

    private static List<Quote> Calm(int intervals) =>
        [
            .. Enumerable
                .Range(0, intervals)
                .Select(i => Of(Open + TimeSpan.FromSeconds(10 * i), 100.00, 200, 100.01, 200)),
        ];

    private static List<Quote> Walk(int seed, int count)
    {
        var random = new Random(seed);
        double bid = 100;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    bid = Math.Round(bid + (0.01 * random.Next(-1, 2)), 2);
                    long size = random.Next(1, 500);
                    return Of(Open + TimeSpan.FromSeconds(i), bid, size, bid + 0.01, random.Next(1, 500));
                }),
        ];
    }

    private static Quote Of(Timestamp time, double bid, long bidSize, double ask, long askSize) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            Bid = (long)Math.Round(bid * 1e6),
            BidSize = bidSize,
            Ask = (long)Math.Round(ask * 1e6),
            AskSize = askSize,
        };

    private static EngineRun Run(
        OrderFlowImbalanceOptions options,
        ReadOnlySpan<Quote> quotes,
        params ReadOnlySpan<Bar> bars
    )
    {
        var run = new EngineRun();
        run.Builder.AddSource(MinuteBars.Market("AAA", quotes).With("AAA", bars));
        run.Builder.AddPlugin<OrderFlowImbalance, OrderFlowImbalanceOptions, OrderFlowImbalanceOptionsValidator>(
            options,
            enabled: true
        );
        return run;
    }
}

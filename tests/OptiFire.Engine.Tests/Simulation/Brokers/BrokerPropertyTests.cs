using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

public sealed class BrokerPropertyTests
{
    private const int Seeds = 40;

    public static TheoryData<FillModel, int> Models() =>
        new()
        {
            { FillModel.NextBarOpen, 0 },
            { FillModel.NextBarOpen, 500 },
            { FillModel.SpreadAndImpact, 0 },
            { FillModel.SpreadAndImpact, 500 },
        };

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Fills_keep_every_promise(FillModel model, int latencySeconds)
    {
        int fills = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            (RandomMarket market, BrokerBench bench) = Played(seed, Options(model, latencySeconds));
            fills += bench.Fills.Count();
            foreach (BrokerEvent fill in bench.Fills)
            {
                OrderRequest request = market.Requests[fill.ClientOrderId];
                BrokerEvent accepted = bench.Events.Single(message =>
                    message.ClientOrderId == fill.ClientOrderId && message.Kind == BrokerEventKind.Accepted
                );
                Assert.True(fill.Time >= accepted.Time);
                Assert.Contains(market.Bars, bar => Holds(bar, fill));
                Assert.Equal(fill.Quantity * fill.Price * 0.0001m, fill.Fee);
                if (request.LimitPrice is { } limit)
                {
                    Assert.True(request.Side == OrderSide.Buy ? fill.Price <= limit : fill.Price >= limit);
                }
            }

            foreach (IGrouping<string, BrokerEvent> order in bench.Fills.GroupBy(fill => fill.ClientOrderId))
            {
                Assert.True(order.Sum(fill => fill.Quantity) <= market.Requests[order.Key].Quantity);
            }

            BrokerState state = await bench.Broker.QueryAsync(TestContext.Current.CancellationToken);
            var known = state.KnownOrders.ToHashSet();
            Assert.Equal(bench.Events.Where(message => known.Contains(message.ClientOrderId)), state.Events);
            Timestamp lately = bench.Events.Max(message => message.Time) - TimeSpan.FromHours(1);
            Assert.All(
                bench.Events.Where(message => message.Kind == BrokerEventKind.Fill && message.Time >= lately),
                fill => Assert.Contains(fill.ClientOrderId, known)
            );
            Assert.Equal(
                market.Requests.Keys.Where(known.Contains),
                state.KnownOrders.Where(market.Requests.ContainsKey)
            );
            Assert.Equal(Position(market, bench), state.Positions.GetValueOrDefault(BrokerBench.Spy));
        }

        Assert.True(fills > Seeds * 10);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Order_ends_once_and_says_nothing_after(FillModel model, int latencySeconds)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            (RandomMarket market, BrokerBench bench) = Played(seed, Options(model, latencySeconds));
            foreach (string id in market.Requests.Keys)
            {
                BrokerEvent[] story = [.. bench.Events.Where(message => message.ClientOrderId == id)];
                int end = Array.FindIndex(story, message => IsEnd(market, bench, message));
                Assert.All(
                    story.Skip(end < 0 ? story.Length : end + 1),
                    message =>
                        Assert.True(message.Kind is BrokerEventKind.CancelRejected or BrokerEventKind.ReplaceRejected)
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Same_stream_gives_the_same_messages(FillModel model, int latencySeconds)
    {
        (_, BrokerBench first) = Played(7, Options(model, latencySeconds));
        (_, BrokerBench second) = Played(7, Options(model, latencySeconds));

        Assert.Equal(first.Events, second.Events);
        Assert.Equal(first.Stored(), second.Stored());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Restored_broker_goes_on_as_if_it_had_never_stopped(FillModel model, int latencySeconds)
    {
        for (int stop = 1; stop < RandomMarket.Steps; stop += 11)
        {
            var market = new RandomMarket(stop);
            var bench = new BrokerBench(Options(model, latencySeconds));
            for (int step = 0; step < stop; step++)
            {
                market.Play(step, bench);
            }

            int before = bench.Events.Count;
            BrokerBench restored = bench.Restored();
            Assert.Equal(bench.Stored(), restored.Stored());
            for (int step = stop; step < RandomMarket.Steps; step++)
            {
                market.Play(step, bench, restored);
            }

            Assert.Equal(bench.Events.Skip(before), restored.Events);
            Assert.Equal(bench.Stored(), restored.Stored());
        }
    }

    [Fact]
    public void Damaged_state_is_refused_and_changes_nothing()
    {
        (_, BrokerBench bench) = Played(3, Options(FillModel.SpreadAndImpact, 500));
        byte[] stored = bench.Stored();
        for (int length = 0; length < stored.Length; length += Math.Max(1, stored.Length / 200))
        {
            Assert.Throws<PayloadException>(() => Read(bench, stored[..length]));
        }

        Assert.Throws<PayloadException>(() => Read(bench, [99, .. stored[1..]]));
        Assert.Equal(stored, bench.Stored());
    }

    [Fact]
    public void Bars_without_orders_allocate_nothing()
    {
        var bench = new BrokerBench();
        Bar bar = BrokerBench.MinuteBar(0, "100 101 99 100");
        bench.Broker.OnBar(bar);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            bench.Broker.OnBar(bar);
            bench.Broker.OnTime(bar.EventTime);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static SimulatedBrokerOptions Options(FillModel model, int latencySeconds) =>
        new() { FillModel = model, CommandLatency = TimeSpan.FromSeconds(latencySeconds) };

    private static (RandomMarket Market, BrokerBench Bench) Played(int seed, SimulatedBrokerOptions options)
    {
        var market = new RandomMarket(seed);
        var bench = new BrokerBench(options);
        for (int step = 0; step < RandomMarket.Steps; step++)
        {
            market.Play(step, bench);
        }

        return (market, bench);
    }

    private static void Read(BrokerBench bench, byte[] stored)
    {
        var reader = new PayloadReader(stored);
        bench.Broker.Read(ref reader);
    }

    private static bool Holds(in Bar bar, in BrokerEvent fill) =>
        (fill.Time == bar.Start || fill.Time == bar.EventTime)
        && fill.Price * 10_000 >= bar.Low
        && fill.Price * 10_000 <= bar.High;

    private static decimal Position(RandomMarket market, BrokerBench bench) =>
        bench.Fills.Sum(fill =>
            market.Requests[fill.ClientOrderId].Side == OrderSide.Buy ? fill.Quantity : -fill.Quantity
        );

    private static bool IsEnd(RandomMarket market, BrokerBench bench, BrokerEvent message) =>
        message.Kind switch
        {
            BrokerEventKind.Canceled
            or BrokerEventKind.Expired
            or BrokerEventKind.Rejected
            or BrokerEventKind.Replaced => true,
            BrokerEventKind.Fill => bench
                .Fills.TakeWhile(fill => fill.ExecutionId != message.ExecutionId)
                .Where(fill => fill.ClientOrderId == message.ClientOrderId)
                .Sum(fill => fill.Quantity) + message.Quantity
                == market.Requests[message.ClientOrderId].Quantity,
            _ => false,
        };
}

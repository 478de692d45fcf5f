using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Health;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Health;

public sealed class OrderTimingTests
{
    [Fact]
    public async Task Orders_pass_every_station_in_order()
    {
        await using ServiceProvider provider = Compose(sessions: 40);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        using OrderTimingReader reader = engine.OpenOrderTimings();

        RunReport report = await engine.RunAsync(TestContext.Current.CancellationToken);

        OrderTiming[] taken = TakeAll(reader);
        Assert.True(report.Fills > 20, $"{report.Fills} fills");
        IGrouping<long, OrderTiming>[] filled =
        [
            .. taken.GroupBy(t => t.Order).Where(g => g.Any(t => t.Station == OrderStation.Filled)),
        ];
        Assert.Equal(report.Fills, filled.Length);
        Assert.All(filled, g => Assert.Equal(g.Select(t => t.Ticks).Order(), g.Select(t => t.Ticks)));
        Assert.All(
            filled,
            g =>
                Assert.Equal(
                    [
                        OrderStation.Decision,
                        OrderStation.Intent,
                        OrderStation.Sent,
                        OrderStation.Acknowledged,
                        OrderStation.Filled,
                    ],
                    g.Select(t => t.Station)
                )
        );
        Assert.Equal(0, reader.Dropped);
    }

    [Fact]
    public async Task Message_is_stamped_when_it_comes_and_not_when_the_kernel_looks()
    {
        // Steps are a second apart: whatever the kernel stamped itself would be up to a second late.
        var broker = new SlowBroker(TimeSpan.FromMilliseconds(50));
        await using ServiceProvider provider = Compose(sessions: 4, pace: 86_400, broker);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        using OrderTimingReader reader = engine.OpenOrderTimings();

        await engine.RunAsync(TestContext.Current.CancellationToken);

        OrderTiming[] taken = TakeAll(reader);
        long[] sent = [.. taken.Where(t => t.Station == OrderStation.Sent).Select(t => t.Ticks)];
        long[] acknowledged = [.. taken.Where(t => t.Station == OrderStation.Acknowledged).Select(t => t.Ticks)];
        Assert.True(acknowledged.Length >= 2, $"{acknowledged.Length} orders were answered");
        foreach ((int i, (long asked, long answers, long answered)) in broker.Answers.Take(acknowledged.Length).Index())
        {
            Assert.InRange(acknowledged[i], answers, answered);
            Assert.True(sent[i] <= asked);
        }
    }

    [Fact]
    public async Task Order_that_is_taken_and_refused_ends()
    {
        await using ServiceProvider provider = Compose(sessions: 4, pace: null, new RefusingBroker());
        var engine = provider.GetRequiredService<OptiFireEngine>();
        using OrderTimingReader reader = engine.OpenOrderTimings();

        await engine.RunAsync(TestContext.Current.CancellationToken);

        IGrouping<long, OrderTiming> first = TakeAll(reader).GroupBy(t => t.Order).First();
        Assert.Equal(
            [
                OrderStation.Decision,
                OrderStation.Intent,
                OrderStation.Sent,
                OrderStation.Acknowledged,
                OrderStation.Ended,
            ],
            first.Select(t => t.Station)
        );
    }

    [Fact]
    public async Task Stamps_nobody_takes_are_counted_and_the_oldest_stay()
    {
        await using ServiceProvider provider = Compose(sessions: 2200);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        using OrderTimingReader full = engine.OpenOrderTimings();
        using OrderTimingReader closed = engine.OpenOrderTimings();
        closed.Dispose();

        await engine.RunAsync(TestContext.Current.CancellationToken);

        OrderTiming[] kept = TakeAll(full);
        Assert.True(full.Dropped > 0, "nothing was lost");
        Assert.Equal(kept.Select(t => t.Order).Order(), kept.Select(t => t.Order));
        Assert.Equal(1, kept[0].Order);
        Assert.Empty(TakeAll(closed));
        Assert.Equal(0, closed.Dropped);
    }

    [Fact]
    public async Task Two_readers_are_given_the_same()
    {
        await using ServiceProvider provider = Compose(sessions: 20);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        using OrderTimingReader one = engine.OpenOrderTimings();
        using OrderTimingReader other = engine.OpenOrderTimings();

        await engine.RunAsync(TestContext.Current.CancellationToken);

        OrderTiming[] taken = TakeAll(one);
        Assert.NotEmpty(taken);
        Assert.Equal(taken, TakeAll(other));
        Assert.Empty(TakeAll(one));
    }

    private static OrderTiming[] TakeAll(OrderTimingReader reader)
    {
        var all = new List<OrderTiming>();
        var some = new OrderTiming[7];
        for (int taken = reader.Take(some); taken > 0; taken = reader.Take(some))
        {
            all.AddRange(some[..taken]);
        }

        return [.. all];
    }

    /// <summary>In and out, day by day.</summary>
    private static ServiceProvider Compose(int sessions, double? pace = null, IBroker? broker = null)
    {
        var services = new ServiceCollection();
        if (broker is not null)
        {
            services.AddKeyedSingleton("", broker);
        }

        services
            .AddOptiFireEngine(configure: o =>
            {
                o.Pace = pace;
                o.Settings = new EngineSettings { Risk = ScriptedRun.NoLimits, Execution = ScriptedRun.FixedSize };
            })
            .AddSource(Walks.Daily(["AAA"], sessions, seed: 1))
            .AddPlugin<Script, ScriptOptions>(
                new ScriptOptions { Levels = string.Join(' ', Enumerable.Range(0, sessions).Select(i => 1 - (i % 2))) },
                enabled: true
            );
        return services.BuildServiceProvider();
    }
}

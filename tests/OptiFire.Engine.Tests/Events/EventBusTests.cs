using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Events;

public sealed class EventBusTests
{
    [Fact]
    public async Task A_subscriber_gets_every_event_in_the_order_of_sequences()
    {
        var seen = new ConcurrentQueue<OrderChanged>();
        RunReport report = await RunAsync(bus => bus.Subscribe<OrderChanged>(seen.Enqueue));

        long[] sequences = [.. seen.Select(e => e.Sequence)];
        Assert.Equal(sequences.Order(), sequences);
        Assert.Equal(report.Orders, seen.Count(e => e.Order.Status == OrderStatus.Intended));
    }

    [Fact]
    public async Task A_throwing_subscriber_stops_neither_the_run_nor_the_others()
    {
        int thrown = 0;
        var seen = new ConcurrentQueue<OrderFilled>();
        RunReport report = await RunAsync(bus =>
        {
            bus.Subscribe<OrderFilled>(_ =>
            {
                Interlocked.Increment(ref thrown);
                throw new InvalidOperationException("a bad subscriber");
            });
            bus.Subscribe<OrderFilled>(seen.Enqueue);
        });

        Assert.Equal(report.Fills, thrown);
        Assert.Equal(report.Fills, seen.Count);
    }

    [Fact]
    public async Task A_slow_subscriber_with_a_short_queue_holds_the_engine_back_and_loses_nothing()
    {
        int seen = 0;
        RunReport report = await RunAsync(bus =>
            bus.Subscribe<OrderFilled>(
                _ =>
                {
                    Thread.SpinWait(20_000);
                    seen++;
                },
                capacity: 1
            )
        );

        Assert.Equal(report.Fills, seen);
    }

    [Fact]
    public async Task A_disposed_subscription_hears_nothing()
    {
        int seen = 0;
        await RunAsync(bus => bus.Subscribe<OrderFilled>(_ => seen++).Dispose());

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task Filled_is_never_true_without_a_fill_that_made_it_so()
    {
        var orders = new ConcurrentQueue<OrderChanged>();
        var fills = new ConcurrentQueue<OrderFilled>();
        await RunAsync(bus =>
        {
            bus.Subscribe<OrderChanged>(orders.Enqueue);
            bus.Subscribe<OrderFilled>(fills.Enqueue);
        });

        OrderChanged[] filled = [.. orders.Where(e => e.Order.Status == OrderStatus.Filled)];
        Assert.NotEmpty(filled);
        foreach (OrderChanged change in filled)
        {
            decimal traded = fills
                .Where(f => f.Fill.ClientOrderId == change.Order.ClientOrderId)
                .Sum(f => f.Fill.Quantity);
            Assert.Equal(change.Order.Request.Quantity, traded);
        }
    }

    private static async Task<RunReport> RunAsync(Action<IEventBus> subscribe)
    {
        var services = new ServiceCollection();
        services
            .AddOptiFireEngine(configure: o =>
                o.Settings = new EngineSettings { Risk = ScriptedRun.NoLimits, Execution = ScriptedRun.FixedSize }
            )
            .AddSource(Walks.Daily(["AAA", "BBB"], 40, seed: 9))
            .AddPlugin<Script, ScriptOptions>(
                new ScriptOptions { Levels = "1 -1 1 0 1 -1 1 0 0.5 1 -1 1 -1 1 -1 1 -1 1" },
                enabled: true
            );
        await using ServiceProvider provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<OptiFireEngine>();
        subscribe(engine.Events);
        RunReport report = await engine.RunAsync(TestContext.Current.CancellationToken);
        await engine.DisposeAsync(); // what was announced is heard before this returns
        return report;
    }
}

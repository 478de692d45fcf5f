using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Health;

public sealed class EngineHealthTests
{
    // Engine days a second: steps of daily bars are a second apart, and more over a weekend.
    private const double DayASecond = 86_400;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_first_run_nothing_is_known()
    {
        await using ServiceProvider provider = Compose(Walks.Daily(["AAA"], 3, seed: 1), pace: null);

        EngineHealth reading = provider.GetRequiredService<OptiFireEngine>().Health.Read();

        Assert.False(reading.IsRunning);
        Assert.Equal(Timestamp.MinValue, reading.EngineTime);
        Assert.Null(reading.SinceBroker);
        Assert.Empty(reading.Feeds);
    }

    [Fact]
    public async Task After_a_run_its_last_state_stays()
    {
        ListSource<Bar> walk = Walks.Daily(["AAA", "BBB"], 30, seed: 1);
        await using ServiceProvider provider = Compose(walk, pace: null);
        var engine = provider.GetRequiredService<OptiFireEngine>();

        RunReport report = await engine.RunAsync(Token);
        EngineHealth reading = engine.Health.Read();

        Assert.False(reading.IsRunning);
        Assert.Equal(report.Head.Sequence, reading.Sequence);
        Assert.Equal(0, reading.LostThreads);
        Assert.Equal(0, reading.OpenOrders);
        Assert.NotNull(reading.SinceBroker); // the simulated one filled something
        FeedHealth feed = Assert.Single(reading.Feeds);
        Assert.Equal(("walk 1", 60L, true), (feed.Name, feed.Rows, feed.HasEnded));
        Assert.Equal(reading.EngineTime, feed.Newest);
    }

    [Fact]
    public async Task Engine_that_waits_for_its_clock_is_in_no_step_and_says_since_when()
    {
        await using ServiceProvider provider = Compose(Walks.Daily(["AAA"], 3, seed: 1), DayASecond);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        Task<RunReport> run = engine.RunAsync(Token);
        await UntilAsync(() => engine.Health.Read() is { IsRunning: true, InStepFor.Ticks: 0, Feeds: [{ Rows: 1 }] });

        var idle = new List<EngineHealth>();
        for (EngineHealth now = engine.Health.Read(); now.Feeds[0].Rows == 1; now = engine.Health.Read())
        {
            idle.Add(now);
            await Task.Delay(20, Token);
        }

        await run;
        Assert.All(idle, r => Assert.Equal(TimeSpan.Zero, r.InStepFor));
        Assert.Equal(idle.Select(r => r.SinceStep).Order(), idle.Select(r => r.SinceStep));
        Assert.Equal(idle.Select(r => r.Feeds[0].SinceRow).Order(), idle.Select(r => r.Feeds[0].SinceRow));
        Assert.InRange(idle[^1].SinceStep.TotalSeconds, 0.5, 1.5);
    }

    [Fact]
    public async Task Engine_held_in_a_step_says_for_how_long()
    {
        using var door = new Door();
        await using ServiceProvider provider = Compose(
            Walks.Daily(["AAA"], 3, seed: 1),
            1e9,
            builder => builder.AddPlugin<AtTheDoor, AtTheDoorOptions>(enabled: true),
            services => services.AddSingleton(door)
        );
        var engine = provider.GetRequiredService<OptiFireEngine>();
        Task<RunReport> run = engine.RunAsync(Token);
        await UntilAsync(() => door.IsReached);

        EngineHealth first = engine.Health.Read();
        await Task.Delay(300, Token);
        EngineHealth second = engine.Health.Read();
        door.Open();
        await run;

        Assert.Equal(first.Sequence, second.Sequence);
        Assert.InRange((second.InStepFor - first.InStepFor).TotalSeconds, 0.25, 5);
        Assert.Equal(TimeSpan.Zero, engine.Health.Read().InStepFor);
    }

    [Fact]
    public async Task On_virtual_time_readings_tell_by_comparing_themselves()
    {
        using var door = new Door();
        await using ServiceProvider provider = Compose(
            Walks.Daily(["AAA"], 3, seed: 1),
            pace: null,
            builder => builder.AddPlugin<AtTheDoor, AtTheDoorOptions>(enabled: true),
            services => services.AddSingleton(door)
        );
        var engine = provider.GetRequiredService<OptiFireEngine>();
        Task<RunReport> run = engine.RunAsync(Token);
        await UntilAsync(() => door.IsReached);

        EngineHealth first = engine.Health.Read();
        await Task.Delay(300, Token);
        EngineHealth second = engine.Health.Read();
        door.Open();
        await run;

        Assert.True(first.InStepFor < TimeSpan.FromSeconds(0.3));
        Assert.InRange(second.InStepFor.TotalSeconds, 0.25, 5);
        Assert.Equal(second.InStepFor, second.SinceStep);
    }

    [Fact]
    public async Task Engine_that_waits_for_a_source_is_in_no_step()
    {
        using var door = new Door();
        var source = new HaltingSource(Walks.Daily(["AAA"], 200, seed: 1), door);
        await using ServiceProvider provider = Compose(source, pace: 1e12);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        Task<RunReport> run = engine.RunAsync(Token);
        await UntilAsync(() =>
            door.IsReached && engine.Health.Read() is { Feeds: [{ Rows: 100 }], InStepFor.Ticks: 0 }
        );

        await Task.Delay(100, Token);
        EngineHealth reading = engine.Health.Read();
        door.Open();
        await run;

        Assert.Equal(TimeSpan.Zero, reading.InStepFor);
        Assert.False(reading.Feeds[0].HasEnded);
        Assert.InRange(reading.Feeds[0].SinceRow!.Value.TotalSeconds, 0.08, 20);
        Assert.Equal(200, engine.Health.Read().Feeds[0].Rows);
    }

    [Fact]
    public async Task Orders_that_nobody_answers_are_open()
    {
        var silent = new SlowBroker(TimeSpan.FromHours(1));
        await using ServiceProvider provider = Compose(
            Walks.Daily(["AAA", "BBB"], 5, seed: 1),
            pace: null,
            change: services => services.AddKeyedSingleton<IBroker>("", silent)
        );
        var engine = provider.GetRequiredService<OptiFireEngine>();
        await engine.RunAsync(Token);

        Assert.Equal(2, engine.Health.Read().OpenOrders);
        Assert.Null(engine.Health.Read().SinceBroker);
    }

    private static ServiceProvider Compose(
        IMarketDataSource source,
        double? pace,
        Action<IOptiFireBuilder>? with = null,
        Action<IServiceCollection>? change = null
    )
    {
        var services = new ServiceCollection();
        change?.Invoke(services);
        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.Pace = pace;
                o.RoundDeadline = TimeSpan.FromSeconds(20);
                o.Settings = new EngineSettings { Risk = ScriptedRun.NoLimits, Execution = ScriptedRun.FixedSize };
            })
            .AddSource(source)
            .AddPlugin<Script, ScriptOptions>(enabled: true);
        with?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            await Task.Delay(1, late.Token);
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Hosting;

public sealed class TwoEnginesTests
{
    [Fact]
    public async Task Two_named_engines_in_one_container_do_not_touch_each_other()
    {
        (RunReport aloneLeft, RunReport aloneRight) = (await RunAloneAsync("left"), await RunAloneAsync("right"));
        var services = new ServiceCollection();
        Add(services, "left");
        Add(services, "right");
        await using ServiceProvider provider = services.BuildServiceProvider();
        var left = provider.GetRequiredKeyedService<OptiFireEngine>("left");
        var right = provider.GetRequiredKeyedService<OptiFireEngine>("right");
        long heard = 0;
        left.Events.Subscribe<OrderFilled>(_ => heard++);

        RunReport[] both = await Task.WhenAll(
            left.RunAsync(TestContext.Current.CancellationToken),
            right.RunAsync(TestContext.Current.CancellationToken)
        );
        await left.DisposeAsync();

        Assert.Equal(aloneLeft.Head, both[0].Head);
        Assert.Equal(aloneRight.Head, both[1].Head);
        Assert.NotEqual(both[0].Head, both[1].Head);
        Assert.Equal(both[0].Fills, heard);
    }

    [Fact]
    public void Two_engines_of_one_name_are_refused()
    {
        var services = new ServiceCollection();
        services.AddOptiFireEngine("left");

        Assert.Throws<ArgumentException>(() => services.AddOptiFireEngine("left"));
    }

    private static async Task<RunReport> RunAloneAsync(string name)
    {
        var services = new ServiceCollection();
        Add(services, name);
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider
            .GetRequiredKeyedService<OptiFireEngine>(name)
            .RunAsync(TestContext.Current.CancellationToken);
    }

    private static void Add(ServiceCollection services, string name) =>
        services
            .AddOptiFireEngine(
                name,
                o => o.Settings = new EngineSettings { Risk = ScriptedRun.NoLimits, Execution = ScriptedRun.FixedSize }
            )
            .AddSource(Walks.Daily(["AAA", "BBB"], 50, seed: name.Length))
            .AddPlugin<Script, ScriptOptions>(
                new ScriptOptions { Levels = name == "left" ? "1 -1 0 1" : "0 1 -1 0" },
                enabled: true
            );
}

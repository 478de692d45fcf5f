using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Risk;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A fall that leads over every rung of the ladder to the stop.</summary>
public sealed class DrawdownStopConformance : PluginSuite<DrawdownStop, DrawdownStopOptions>
{
    protected override DrawdownStopOptions Options => new() { ChartedCloses = 40 };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 120, drift: -0.002);

    // A guard speaks from the first mark on: an account is never without a limit.
    protected override int WarmUp => 1;

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> multipliers = run.Watch(DrawdownStop.Multiplier, trigger: Trigger.OnBar(BarSize.Day));

        RunReport report = await run.RunAsync();
        Assert.Equal([1, 0.5, 0], multipliers.Select(o => o.Value).Distinct());
        Assert.Empty(report.Portfolio.Positions);
        Assert.Equal(3, Assert.Single(Assert.Single(report.Charts).Panels).Series.Count);
        Assert.All(report.Activations.Where(a => a.Role == Role.Feature), a => Assert.True(a.Ok > 0));
    }
}

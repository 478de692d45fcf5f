using OptiFire.Plugins.Risk;
using OptiFire.Plugins.Tests.Risk.Bench;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A portfolio of two that is far more volatile than it should be.</summary>
public sealed class VolatilityTargetingConformance : PluginSuite<VolatilityTargeting, VolatilityTargetingOptions>
{
    protected override VolatilityTargetingOptions Options =>
        new()
        {
            Target = 0.08,
            LookbackSessions = 30,
            MinSessions = 20,
        };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithRandomWalk("AAA", seed: 1, sessions: 130, volatility: 0.015)
            .WithRandomWalk("BBB", seed: 2, sessions: 130, volatility: 0.02);

    protected override int WarmUp => 21;

    protected override decimal CapitalPerSymbol => 0.5m;

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<HoldLevel, HoldLevelOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> multipliers = run.Watch(VolatilityTargeting.Leverage);

        Assert.Equal(2, (await run.RunAsync()).Portfolio.Positions.Count);
        Assert.True(multipliers.Select(o => o.Value).Distinct().Count() > 3);
        Assert.All(multipliers, o => Assert.InRange(o.Value, 0.1, 0.9));
    }
}

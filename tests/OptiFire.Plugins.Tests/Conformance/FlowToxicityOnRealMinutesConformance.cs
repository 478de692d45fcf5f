using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Infrastructure.DataValidation;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Three real sessions of minutes.</summary>
public sealed class FlowToxicityOnRealMinutesConformance : FlowToxicityConformance
{
    protected override FlowToxicityOptions Options =>
        new()
        {
            Buckets = 10,
            RankWindow = 20,
            ToxicFrom = 0.9,
        };

    protected override IMarketDataSource Market { get; } = RealMarket.Minutes("SPY");

    protected override int WarmUp => 391;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> vpin = run.Watch(FlowToxicity.Toxicity, Scope.Instrument());

        await run.RunAsync();
        Assert.True(vpin.Count > 50);
    }
}

using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>The local level, which has no slope to tell.</summary>
public sealed class KalmanLevelConformance : PluginSuite<KalmanTrend, KalmanTrendOptions>
{
    protected override KalmanTrendOptions Options =>
        new()
        {
            Model = KalmanModel.LocalLevel,
            TrainingBars = 60,
            RefitBars = 50,
        };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithRandomWalk("AAA", seed: 3, sessions: 250);

    protected override int WarmUp => 61;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> levels = run.Watch(KalmanTrend.State, Scope.Instrument());
        List<Observation<double>> slopes = run.Watch(KalmanTrend.Slope, Scope.Instrument());

        await run.RunAsync();
        Assert.Equal(250 - 60, levels.Count);
        Assert.Empty(slopes);
    }
}

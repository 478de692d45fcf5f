using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>The local linear trend, estimated several times.</summary>
public sealed class KalmanTrendConformance : PluginSuite<KalmanTrend, KalmanTrendOptions>
{
    protected override KalmanTrendOptions Options => new() { TrainingBars = 60, RefitBars = 50 };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithRandomWalk("AAA", seed: 1, sessions: 250, drift: 0.002)
            .WithRandomWalk("BBB", seed: 2, sessions: 250);

    protected override int WarmUp => 61;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> slopes = run.Watch(KalmanTrend.Slope, Scope.Instrument());
        List<Observation<double[]>> variances = run.Watch(KalmanTrend.Variances, Scope.Instrument());

        await run.RunAsync();
        Assert.Equal(["AAA", "BBB"], slopes.Select(o => o.Symbol).Distinct().Order(StringComparer.Ordinal));
        Assert.True(variances.Select(o => o.Value[1]).Distinct().Count() > 2, "There should be several estimations.");
    }
}

using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>The dynamic regression, which has two triggers and a second window.</summary>
public sealed class KalmanRegressionConformance : PluginSuite<KalmanTrend, KalmanTrendOptions>
{
    private const int Sessions = 200;

    protected override KalmanTrendOptions Options =>
        new()
        {
            Model = KalmanModel.DynamicRegression,
            TrainingBars = 60,
            RefitBars = 70,
        };

    protected override IMarketDataSource Market { get; } = CreateMarket();

    protected override int WarmUp => 61;

    protected override IReadOnlyList<string> NeededSymbols => ["AAA", "SPY"];

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> betas = run.Watch(KalmanTrend.Beta, Scope.Instrument());

        await run.RunAsync();
        Assert.Equal(Sessions + 1 - 60, betas.Count);
        Assert.All(betas, o => Assert.Equal("AAA", o.Symbol));
    }

    private static FakeMarket CreateMarket()
    {
        double[] benchmark = [.. new Normals(1).Take(Sessions).Select(n => 0.01 * n)];
        double[] noise = [.. new Normals(2).Take(Sessions).Select(n => 0.004 * n)];
        return new FakeMarket()
            .WithDailyBars("SPY", Normals.Prices(benchmark))
            .WithDailyBars("AAA", Normals.Prices(benchmark.Zip(noise, (r, n) => (1.5 * r) + n)));
    }
}

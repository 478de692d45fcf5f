using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>
/// Returns that come from the model itself. The training is longer than the warm-up, so that on a market with gaps
/// there are estimations too.
/// </summary>
public class GarchVolatilityConformance : PluginSuite<GarchVolatility, GarchVolatilityOptions>
{
    protected override GarchVolatilityOptions Options => new() { TrainingReturns = 750, RefitBars = 150 };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithDailyBars("AAA", Normals.Prices(Returns(seed: 1, count: 1_200)));

    protected override int WarmUp => 501;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> sigmas = run.Watch(GarchVolatility.Sigma, Scope.Instrument());
        List<Observation<long>> ages = run.Watch(GarchVolatility.FitAge, Scope.Instrument());

        await run.RunAsync();
        Assert.True(sigmas.Max(o => o.Value) > 1.5 * sigmas.Min(o => o.Value));
        Assert.True(ages.Count(o => o.Value == 0) > 2, "There should be several estimations.");
    }

    private static IEnumerable<double> Returns(int seed, int count)
    {
        const double omega = 5e-6;
        const double alpha = 0.1;
        const double beta = 0.85;
        double variance = omega / (1 - alpha - beta);
        foreach (double shock in new Normals(seed).Take(count))
        {
            double value = Math.Sqrt(variance) * shock;
            variance = omega + (alpha * value * value) + (beta * variance);
            yield return value;
        }
    }
}

using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A fixed order and a window of 55 bars.</summary>
public sealed class FractionalDifferencesConformance : PluginSuite<FractionalDifferences, FractionalDifferencesOptions>
{
    protected override FractionalDifferencesOptions Options => new() { Threshold = 0.001, MaxMissing = 100 };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithRandomWalk("AAA", seed: 1, sessions: 200, drift: 0.002)
            .WithRandomWalk("BBB", seed: 2, sessions: 200);

    protected override int WarmUp => 55;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> differences = run.Watch(FractionalDifferences.Difference, Scope.Instrument());

        await run.RunAsync();
        Assert.Equal(["AAA", "BBB"], differences.Select(o => o.Symbol).Distinct().Order(StringComparer.Ordinal));
        Assert.True(differences.Max(o => o.Value) - differences.Min(o => o.Value) > 0.01);
    }
}

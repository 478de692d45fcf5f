using OptiFire.Plugins.Learning;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Two instruments, each with coefficients of its own.</summary>
public sealed class FadingMemoryConformance : PluginSuite<FadingMemory, FadingMemoryOptions>
{
    protected override FadingMemoryOptions Options => new() { Lags = 2, WarmUp = 20 };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithRandomWalk("AAA", seed: 1, sessions: 120).WithRandomWalk("BBB", seed: 2, sessions: 120);

    protected override int WarmUp => 23;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> predictions = run.Watch(FadingMemory.Prediction, Scope.Instrument());

        await run.RunAsync();
        Assert.Equal(2 * (120 - 22), predictions.Count);
        Assert.Equal(predictions.Count, predictions.Select(o => o.Value).Distinct().Count());
    }
}

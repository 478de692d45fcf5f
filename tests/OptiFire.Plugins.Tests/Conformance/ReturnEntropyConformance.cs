using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Returns whose spread changes.</summary>
public class ReturnEntropyConformance : PluginSuite<ReturnEntropy, ReturnEntropyOptions>
{
    protected override ReturnEntropyOptions Options =>
        new()
        {
            Window = 30,
            TrainingReturns = 60,
            Bins = 5,
            MaxMissing = 100,
        };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithDailyBars(
                "AAA",
                Normals.Prices(new Normals(1).Take(250).Select((n, i) => (i / 70 % 2 == 0 ? 0.01 : 0.03) * n))
            )
            .WithRandomWalk("BBB", seed: 2, sessions: 250);

    protected override int WarmUp => 91;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> shares = run.Watch(ReturnEntropy.EntropyShare, Scope.Instrument());

        await run.RunAsync();
        Assert.True(shares.Min(o => o.Value) < 0.9 * shares.Max(o => o.Value));
    }
}

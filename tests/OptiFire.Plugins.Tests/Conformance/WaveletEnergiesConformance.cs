using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Returns that bounce, then swing slowly.</summary>
public class WaveletEnergiesConformance : PluginSuite<WaveletEnergies, WaveletEnergiesOptions>
{
    protected override WaveletEnergiesOptions Options =>
        new()
        {
            Levels = 3,
            Window = 20,
            MaxMissing = 100,
        };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithDailyBars("AAA", Normals.Prices(Enumerable.Range(0, 250).Select(Swing)))
            .WithRandomWalk("BBB", seed: 2, sessions: 250);

    protected override int WarmUp => 70;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<long>> levels = run.Watch(WaveletEnergies.DominantLevel, Scope.Instrument());

        await run.RunAsync();
        Assert.Contains(levels, o => o.Value == 1);
        Assert.Contains(levels, o => o.Value == 3);
    }

    private static double Swing(int t) => 0.01 * Math.Cos(2 * Math.PI * t / (t < 125 ? 2.5 : 11));
}

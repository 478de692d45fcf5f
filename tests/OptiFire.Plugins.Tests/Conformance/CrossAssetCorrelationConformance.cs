using OptiFire.Numerics.Dependence;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Bonds that move against shares, then with them, then against them again.</summary>
public sealed class CrossAssetCorrelationConformance : PluginSuite<CrossAssetCorrelation, CrossAssetCorrelationOptions>
{
    private const int Sessions = 180;
    private const int Turn = 60;

    protected override CrossAssetCorrelationOptions Options => new() { ShortWindow = 10, LongWindow = 30 };

    protected override IMarketDataSource Market { get; } = CreateMarket();

    protected override int WarmUp => 41;

    protected override IReadOnlyList<string> NeededSymbols => ["SPY", "TLT"];

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<BreakdownState>> states = run.Watch(CrossAssetCorrelation.State);

        await run.RunAsync();
        Assert.Equal(
            [BreakdownState.Normal, BreakdownState.BreakdownUp, BreakdownState.BreakdownDown],
            states.Select(o => o.Value).Distinct()
        );
    }

    private static FakeMarket CreateMarket()
    {
        double[] shares = [.. new Normals(1).Take(Sessions).Select(n => 0.01 * n)];
        double[] noise = [.. new Normals(2).Take(Sessions).Select(n => 0.004 * n)];
        IEnumerable<double> bonds = shares.Select((r, i) => (i / Turn % 2 == 0 ? -0.5 : 0.5) * r + noise[i]);
        return new FakeMarket()
            .WithDailyBars("SPY", Normals.Prices(shares))
            .WithDailyBars("TLT", Normals.Prices(bonds));
    }
}

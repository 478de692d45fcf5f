using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>The same on real shares and bonds through 2008.</summary>
public sealed class WaveletEnergiesRealConformance : WaveletEnergiesConformance
{
    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithDailyBars("SPY", CsvBars.Panel("etf_panel_2008_2016.csv", "SPY").Closes.AsSpan(0, 350))
            .WithDailyBars("TLT", CsvBars.Panel("etf_panel_2008_2016.csv", "TLT").Closes.AsSpan(0, 350));

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double[]>> shares = run.Watch(WaveletEnergies.Shares, Scope.Instrument());

        await run.RunAsync();

        // About white, so most of the energy is in the finest level.
        Assert.InRange(shares.Average(o => o.Value[0]), 0.45, 0.75);
    }
}

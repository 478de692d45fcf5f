using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Two shares that return to a common line within days.</summary>
public class CointegratedPairsConformance : PluginSuite<CointegratedPairs, CointegratedPairsOptions>
{
    protected override CointegratedPairsOptions Options =>
        new()
        {
            FormationCloses = 100,
            MaxLag = 2,
            Entry = 1.5,
        };

    protected override IMarketDataSource Market { get; } = CreateMarket();

    protected override int WarmUp => 100;

    protected override IReadOnlyList<string> NeededSymbols => ["KO", "PEP"];

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<long>> sides = run.Watch(CointegratedPairs.Side);

        Assert.True((await run.RunAsync()).Fills > 0);
        Assert.Equal([-1, 0, 1], sides.Select(o => o.Value).Distinct().Order());
    }

    private static FakeMarket CreateMarket()
    {
        double[] common = [.. new Normals(1).Take(420).Select(n => 0.01 * n)];
        double[] noise = new Normals(2).Take(421);
        double spread = 0;
        return new FakeMarket()
            .WithDailyBars("PEP", Normals.Prices(common))
            .WithDailyBars(
                "KO",
                [.. Normals.Prices(common).Select((p, i) => p * Math.Exp(spread = (0.8 * spread) + (0.01 * noise[i])))]
            );
    }
}

/// <summary>Two makers of soft drinks as they were.</summary>
public sealed class RealPairsConformance : CointegratedPairsConformance
{
    protected override IMarketDataSource Market { get; } =
        SeriesMarket.Of(
            CsvBars.Panel("sp500_20stocks_close.csv", "KO").First(900),
            CsvBars.Panel("sp500_20stocks_close.csv", "PEP").First(900)
        );

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<long>> tested = run.Watch(CointegratedPairs.PairsTested);

        await run.RunAsync();
        Assert.Equal(801, tested.Count(o => o.Value == 1));
    }
}

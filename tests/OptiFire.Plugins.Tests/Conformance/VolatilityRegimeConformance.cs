using OptiFire.Numerics.Regimes;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>An index that wanders through its bands while the portfolio is long.</summary>
public sealed class VolatilityRegimeConformance : PluginSuite<VolatilityRegime, VolatilityRegimeOptions>
{
    private const int Sessions = 150;

    protected override VolatilityRegimeOptions Options => new() { PercentileWindow = 30, ThreeMonthSymbol = "VIX3M" };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithInstrument(BarSeries.Declare("VIX", tradable: false))
            .WithInstrument(BarSeries.Declare("VIX3M", tradable: false))
            .WithDailyBars("VIX", Levels(seed: 1, swing: 0.5))
            .WithDailyBars("VIX3M", Levels(seed: 2, swing: 0.3))
            .WithRandomWalk("SPY", seed: 3, Sessions);

    protected override int WarmUp => 30;

    protected override IReadOnlyList<string> NeededSymbols => ["VIX"];

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<VixRegime>> regimes = run.Watch(VolatilityRegime.Regime);
        List<Observation<double>> inverted = run.Watch(VolatilityRegime.TermStructure);

        Assert.True((await run.RunAsync()).Fills > 0);
        Assert.True(regimes.Select(o => o.Value).Distinct().Count() >= 3);
        Assert.Contains(inverted, o => o.Value > 1);
        Assert.Contains(inverted, o => o.Value < 1);
    }

    /// <summary>Points around 20 that swing every 50 sessions, with noise of 5 %.</summary>
    private static double[] Levels(int seed, double swing) =>
        [
            .. new Normals(seed)
                .Take(Sessions)
                .Select((noise, i) => 20 * Math.Exp((swing * Math.Sin(2 * Math.PI * i / 50)) + (0.05 * noise))),
        ];
}

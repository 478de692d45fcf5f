using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Shares that move about as much as the index says, now more and now less.</summary>
public class VariancePremiumConformance : PluginSuite<VariancePremium, VariancePremiumOptions>
{
    private const int Sessions = 240;

    protected override VariancePremiumOptions Options =>
        new()
        {
            ScoreWindow = 30,
            ForecastDays = 60,
            AllowShort = true,
        };

    protected override IMarketDataSource Market { get; } = CreateMarket();

    protected override int WarmUp => 52;

    protected override IReadOnlyList<string> NeededSymbols => [Options.Index, Options.Underlying];

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> premiums = run.Watch(VariancePremium.Premium);
        List<Observation<double>> forward = run.Watch(VariancePremium.Forward);

        Assert.True((await run.RunAsync()).Fills > 0);
        Assert.Contains(premiums, o => o.Value > 0);
        Assert.Contains(premiums, o => o.Value < 0);
        Assert.NotEmpty(forward);
    }

    private static FakeMarket CreateMarket()
    {
        double[] noise = new Normals(1).Take(Sessions);
        double[] index = [.. new Normals(2).Take(Sessions + 1).Select(n => 17 * Math.Exp(0.05 * n))];
        return new FakeMarket()
            .WithDailyBars("VIX", index)
            .WithDailyBars("SPY", Normals.Prices(noise.Select((n, i) => (i / 40 % 2 == 0 ? 0.007 : 0.014) * n)));
    }
}

/// <summary>The S&amp;P 500 and its volatility index as they were through 2008.</summary>
public sealed class RealVariancePremiumConformance : VariancePremiumConformance
{
    protected override VariancePremiumOptions Options => base.Options with { Underlying = "SPX" };

    protected override IMarketDataSource Market { get; } =
        SeriesMarket.Of(
            In2008(CsvBars.Rows("vix_daily.csv", "VIX")),
            In2008(CsvBars.Rows("sp500_index_ohlcv.csv", "SPX"))
        );

    private static BarSeries In2008(BarSeries series) => series.Without(b => b.EventTime.UtcDate.Year != 2008);
}

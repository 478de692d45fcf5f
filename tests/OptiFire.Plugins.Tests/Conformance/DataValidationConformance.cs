using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A walk with a gap that lasts, wrong prints, crossed quotes now and then, and a stretch of nothing but those.</summary>
public sealed class DataValidationConformance : PluginSuite<DataValidation, DataValidationOptions>
{
    protected override DataValidationOptions Options => new() { OutlierWindow = 20 };

    protected override IMarketDataSource Market { get; } = CreateMarket();

    // A filter judges the first row there is.
    protected override int WarmUp => 1;

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<long>> blocked = run.Watch(DataValidation.Blocked, Scope.Instrument());

        RunReport report = await run.RunAsync();
        Assert.Equal([0, 1], blocked.Select(o => o.Value).Distinct().Order());
        Assert.True(report.Quarantined.Count >= 3, string.Join(", ", report.Quarantined.Keys));
        Assert.Contains(report.Tables, t => t.Name == "data_quality_spy");
    }

    private static FakeMarket CreateMarket()
    {
        double[] closes = RandomWalk.Of(3, 600);
        for (int i = 60; i < closes.Length; i++)
        {
            closes[i] *= 0.8;
        }

        closes[40] *= 2;
        FakeMarket market = new FakeMarket().WithDailyBars("SPY", closes);
        Timestamp[] ends = BarSeries.Sessions(new DateOnly(2024, 1, 3), closes.Length);
        for (int day = 0; day < closes.Length; day++)
        {
            bool isBad = day % 17 == 3 || day is > 80 and < 95;
            Timestamp time = ends[day] - TimeSpan.FromSeconds(5);
            market.WithQuote("SPY", time, closes[day] * (isBad ? 1.01 : 0.999), closes[day]);
            market.WithTrade("SPY", time, closes[day] * (day % 50 == 45 ? 2 : 1), day % 31 == 7 ? -5 : 5);
        }

        return market;
    }
}

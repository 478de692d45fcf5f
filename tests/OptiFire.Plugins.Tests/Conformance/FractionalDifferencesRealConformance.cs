using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A searched order on real shares and bonds from 2008 on.</summary>
public sealed class FractionalDifferencesRealConformance
    : PluginSuite<FractionalDifferences, FractionalDifferencesOptions>
{
    protected override FractionalDifferencesOptions Options =>
        new()
        {
            Choice = OrderChoice.Searched,
            Threshold = 0.01,
            TrainingBars = 200,
            MaxMissing = 200,
        };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithDailyBars("SPY", CsvBars.Panel("etf_panel_2008_2016.csv", "SPY").Closes.AsSpan(0, 400))
            .WithDailyBars("TLT", CsvBars.Panel("etf_panel_2008_2016.csv", "TLT").Closes.AsSpan(0, 400));

    protected override int WarmUp => 201;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> orders = run.Watch(FractionalDifferences.Order, Scope.Instrument());

        await run.RunAsync();
        Assert.Equal(["SPY", "TLT"], orders.Select(o => o.Symbol).Distinct().Order(StringComparer.Ordinal));
        Assert.All(orders, o => Assert.InRange(o.Value, 0.05, 1));
    }
}

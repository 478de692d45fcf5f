using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>The same on real shares and bonds through 2008.</summary>
public sealed class ReturnEntropyRealConformance : ReturnEntropyConformance
{
    protected override IMarketDataSource Market { get; } =
        new FakeMarket()
            .WithDailyBars("SPY", CsvBars.Panel("etf_panel_2008_2016.csv", "SPY").Closes.AsSpan(0, 350))
            .WithDailyBars("TLT", CsvBars.Panel("etf_panel_2008_2016.csv", "TLT").Closes.AsSpan(0, 350));
}

using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Infrastructure.DataValidation;

/// <summary>What is put aside of real data, row by row: the files are as their sources made them.</summary>
public sealed class RealDataTests
{
    [Fact]
    public async Task Fourteen_years_of_spy_lose_one_row()
    {
        ValidationRun run = await ValidationRun.RunAsync(RealMarket.Daily("SPY"));

        // −1.6 % to the very low of the day, in the calmest summer of the file: eleven times its median deviation.
        Assert.Equal("2017-08-17", Assert.Single(run.PutAside).EventTime.UtcDate.ToString("O"));
        Assert.Empty(run.Findings);
        Assert.Equal(1, run.QualityOf("spy")[^1], tolerance: 0.001);
    }

    [Fact]
    public async Task Closes_of_tlt_lose_no_row()
    {
        ValidationRun run = await ValidationRun.RunAsync(
            RealMarket.Of(CsvBars.Panel("etf_panel_2008_2016.csv", "TLT"))
        );

        Assert.Empty(run.PutAside);
    }

    [Fact]
    public async Task Raw_prices_show_each_split_that_was_not_announced()
    {
        ValidationRun run = await ValidationRun.RunAsync(RealMarket.Daily("AAPL"));

        Assert.Equal(
            ["2005-02-28", "2014-06-09"],
            run.PutAside.Where(p => p.Verdict.Has(QuarantineReason.SplitLike))
                .Select(p => p.EventTime.UtcDate.ToString("O"))
        );
        // Quarterly reports that opened the next day beyond ten median deviations: the day after confirms the first,
        // the second came back within the limit.
        Assert.Equal(
            ["2013-01-24", "2014-04-24"],
            run.PutAside.Where(p => p.Verdict.Has(QuarantineReason.Outlier))
                .Select(p => p.EventTime.UtcDate.ToString("O"))
        );
    }

    [Fact]
    public async Task Index_loses_every_open_outside_its_range()
    {
        // The calendar begins in 1998; from then on the file has eight such rows.
        BarSeries vix = CsvBars
            .Rows("vix_daily.csv", "VIX", tradable: false)
            .Without(b => b.EventTime.UtcDate.Year < 1998);
        int broken = vix.Bars.Count(b => b.High < Math.Max(b.Open, b.Close) || b.Low > Math.Min(b.Open, b.Close));

        ValidationRun run = await ValidationRun.RunAsync(RealMarket.Of(vix));

        Assert.Equal(8, broken);
        Assert.Equal(broken, run.PutAside.Count(p => p.Verdict.Has(QuarantineReason.OhlcViolated)));
        Assert.InRange(run.PutAside.Count, 8, 14);
    }

    [Fact]
    public async Task Days_of_the_crisis_pass()
    {
        ValidationRun run = await ValidationRun.RunAsync(RealMarket.Daily("BAC"));

        Assert.Empty(run.PutAside);
    }

    [Fact]
    public async Task Minutes_of_spy_lose_one_print_after_hours()
    {
        ValidationRun run = await ValidationRun.RunAsync(RealMarket.Minutes("SPY"));

        // 0.95 % away from the market for one bar, an hour after the close, and back in the next.
        Assert.Equal("2013-10-07T21:05:00Z", Assert.Single(run.PutAside).EventTime.ToString());
    }

    [Theory]
    [InlineData("SPY")]
    [InlineData("BAC")]
    [InlineData("AAPL")]
    public async Task Minute_quotes_lose_nothing(string symbol) =>
        Assert.Empty((await ValidationRun.RunAsync(RealMarket.Quotes(symbol))).PutAside);

    [Fact]
    public async Task Trades_of_two_days_lose_two_prints()
    {
        FakeMarket trades = RealMarket.Trades("IBM");
        ValidationRun run = await ValidationRun.RunAsync(trades);

        Assert.Equal(57_674, trades.Count, tolerance: 2_000.0);
        Assert.InRange(run.PutAside.Count, 1, 3);
        Assert.All(run.PutAside, p => Assert.Equal([QuarantineReason.Outlier], p.Verdict.Broken));
    }

    [Fact]
    public async Task Books_of_an_exchange_lose_nothing()
    {
        FakeMarket books = RealMarket.Books();

        Assert.True(books.Count > 3_000);
        Assert.Empty((await ValidationRun.RunAsync(books, configure: o => o.BaseCalendar = "always-open")).PutAside);
    }
}

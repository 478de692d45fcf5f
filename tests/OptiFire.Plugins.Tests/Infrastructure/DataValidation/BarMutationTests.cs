using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Infrastructure.DataValidation;

/// <summary>A hundred and twenty real bars of SPY, clean as they are, and one defect at a time.</summary>
public sealed class BarMutationTests
{
    private const int Row = 90;
    private static readonly Timestamp Future = Timestamp.FromUtc(2030, 1, 1);

    public static TheoryData<string, QuarantineReason[]> Defects =>
        new()
        {
            { "high below close", [QuarantineReason.OhlcViolated] },
            { "low above open", [QuarantineReason.OhlcViolated] },
            { "high below low", [QuarantineReason.OhlcViolated] },
            { "zero price", [QuarantineReason.NonPositivePrice, QuarantineReason.OhlcViolated] },
            { "all prices negative", [QuarantineReason.NonPositivePrice] },
            { "negative volume", [QuarantineReason.NegativeQuantity] },
            { "start after end", [QuarantineReason.Inconsistent] },
            { "known too early", [QuarantineReason.KnownTooEarly] },
            { "no time", [QuarantineReason.BadTime] },
            { "close printed 20 % low", [QuarantineReason.Outlier] },
            { "whole bar 30 % high", [QuarantineReason.Outlier] },
            { "whole bar in cents", [QuarantineReason.Outlier] },
            { "whole bar halved", [QuarantineReason.SplitLike] },
            { "whole bar doubled", [QuarantineReason.SplitLike] },
            { "whole bar at two thirds", [QuarantineReason.SplitLike] },
            {
                "everything wrong",
                [
                    QuarantineReason.NonPositivePrice,
                    QuarantineReason.NegativeQuantity,
                    QuarantineReason.OhlcViolated,
                    QuarantineReason.KnownTooEarly,
                    QuarantineReason.Inconsistent,
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task Defect_is_caught_once_with_all_its_reasons(string defect, QuarantineReason[] reasons)
    {
        Bar[] bars = [.. Clean().Bars];
        bars[Row] = Spoil(bars[Row], defect);

        ValidationRun run = await RunAsync(bars);

        Assert.Equal(reasons.Order(), run.OnlyReasons);
        Assert.Equal("1", run.Cell("data_quality_spy", "put aside"));
        Assert.Equal(bars.Length, run.Report.Inputs);
        Assert.Equal(
            reasons.ToDictionary(r => ("infra_pandera_validation", r), _ => 1L),
            run.Report.Quarantined.ToDictionary()
        );
    }

    [Fact]
    public async Task Clean_bars_are_left_alone()
    {
        ValidationRun run = await RunAsync(Clean().Bars);

        Assert.Empty(run.PutAside);
        Assert.Empty(run.Findings);
        Assert.All(run.QualityOf("spy"), q => Assert.Equal(1, q));
    }

    [Fact]
    public async Task Row_given_twice_is_a_duplicate_and_a_revision_is_not()
    {
        List<Bar> bars = [.. Clean().Bars];
        bars.Insert(Row, bars[Row]);
        Assert.Equal([QuarantineReason.Duplicate], (await RunAsync(bars)).OnlyReasons);

        bars[Row + 1] = bars[Row] with { Revision = 1, Close = bars[Row].Close + 1, High = bars[Row].High + 1 };
        Assert.Empty((await RunAsync(bars)).PutAside);
    }

    [Fact]
    public async Task Row_that_comes_too_late_is_out_of_order()
    {
        List<Bar> bars = [.. Clean().Bars];
        Bar late = bars[Row] with { AvailableAt = bars[Row + 2].AvailableAt };
        bars.RemoveAt(Row);
        bars.Insert(Row + 2, late);

        ValidationRun run = await RunAsync(bars);

        Assert.Equal([QuarantineReason.OutOfOrder], run.OnlyReasons);
        Assert.Contains("1 bars of 1d are missing", Assert.Single(run.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_sessions_are_a_finding_and_cost_quality_and_no_row()
    {
        List<Bar> bars = [.. Clean().Bars];
        bars.RemoveRange(Row, 4);

        ValidationRun run = await RunAsync(bars);

        Assert.Empty(run.PutAside);
        Assert.Contains("4 bars of 1d are missing", Assert.Single(run.Findings), StringComparison.Ordinal);
        Assert.Equal("4", run.Cell("data_quality_spy", "bars missing"));
        // Four missing rows weigh like four bad ones; the row that follows them is clean.
        double after = Math.Pow(0.95, 4);
        double expected = after + ((1 - after) / 20);
        Assert.Contains(run.QualityOf("spy"), q => Math.Abs(q - expected) < 1e-12);
    }

    [Fact]
    public async Task Feed_that_stands_still_with_volume_is_a_finding_and_quality_zero_until_it_moves()
    {
        Bar[] bars = [.. Clean().Bars];
        long price = bars[Row - 1].Close;
        for (int i = Row; i < Row + 15; i++)
        {
            bars[i] = bars[i] with { Open = price, High = price, Low = price, Close = price };
        }

        ValidationRun run = await RunAsync(bars);

        Assert.Empty(run.PutAside);
        Assert.Contains("stand at one price", Assert.Single(run.Findings), StringComparison.Ordinal);
        Assert.Equal(6, run.QualityOf("spy").Count(q => q == 0)); // the tenth to the fifteenth
        Assert.Equal(1, run.QualityOf("spy")[^1]);
    }

    [Fact]
    public async Task Index_without_volume_may_stand_still()
    {
        Bar[] bars = [.. Clean().Bars];
        long price = bars[Row - 1].Close;
        for (int i = Row; i < Row + 15; i++)
        {
            bars[i] = bars[i] with { Open = price, High = price, Low = price, Close = price, Volume = 0 };
        }

        Assert.Empty((await RunAsync(bars)).Findings);
    }

    [Fact]
    public async Task Gap_that_lasts_costs_one_row_and_the_second_is_accepted()
    {
        Bar[] bars = [.. Clean().Bars];
        for (int i = Row; i < bars.Length; i++)
        {
            bars[i] = Scale(bars[i], 0.87m);
        }

        ValidationRun run = await RunAsync(bars);

        Assert.Equal([QuarantineReason.Outlier], run.OnlyReasons);
        Assert.Equal(bars[Row].EventTime, run.PutAside[0].EventTime);
        Assert.Contains("is confirmed", Assert.Single(run.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crash_that_the_bar_itself_leads_to_is_accepted_at_once()
    {
        // 19 October 1987 in shape: opens a little lower, trades down all day, closes above its low.
        Bar[] bars = [.. Clean().Bars];
        for (int i = Row; i < bars.Length; i++)
        {
            bars[i] = Scale(bars[i], 0.795m);
        }

        long before = bars[Row - 1].Close;
        bars[Row] = bars[Row] with
        {
            Open = before - (before / 100),
            High = before - (before / 100),
            Low = bars[Row].Close - (before / 200),
        };

        Assert.Empty((await RunAsync(bars)).PutAside);
    }

    [Fact]
    public async Task Announced_split_is_no_jump()
    {
        Bar[] bars = [.. Clean().Bars];
        for (int i = Row; i < bars.Length; i++)
        {
            bars[i] = Scale(bars[i], 0.5m);
        }

        FakeMarket market = RealMarket.Of(Clean() with { Bars = bars });
        market.With(
            "SPY",
            CorporateAction.Split(default, bars[Row].Start - TimeSpan.FromHours(9), bars[Row - 10].EventTime, 2, 1)
        );

        Assert.Empty((await ValidationRun.RunAsync(market)).PutAside);
    }

    [Fact]
    public async Task Split_nobody_announced_is_accepted_at_the_second_row_with_a_critical_finding_and_no_quality()
    {
        Bar[] bars = [.. Clean().Bars];
        for (int i = Row; i < bars.Length; i++)
        {
            bars[i] = Scale(bars[i], 0.5m);
        }

        ValidationRun run = await RunAsync(bars);

        Assert.Equal([QuarantineReason.SplitLike], run.OnlyReasons);
        Assert.Contains("looks like a split", Assert.Single(run.Findings), StringComparison.Ordinal);
        Assert.Equal(0, run.QualityOf("spy")[Row]);
        Assert.InRange(run.QualityOf("spy")[Row + 1], 0.01, 0.1);
    }

    [Fact]
    public async Task Wrong_row_given_twice_does_not_confirm_itself()
    {
        List<Bar> bars = [.. Clean().Bars];
        bars[Row] = Scale(bars[Row], 1.3m);
        bars.Insert(Row, bars[Row]);

        ValidationRun run = await RunAsync(bars);

        Assert.Equal(2, run.PutAside.Count);
        Assert.All(run.PutAside, p => Assert.Equal([QuarantineReason.Outlier], p.Verdict.Broken));
    }

    [Theory]
    [InlineData("close printed 20 % low")]
    [InlineData("high below close")]
    [InlineData("known too early")]
    public async Task Rules_can_be_switched_off(string defect)
    {
        Bar[] bars = [.. Clean().Bars];
        bars[Row] = Spoil(bars[Row], defect);
        var off = new DataValidationOptions
        {
            CheckFields = false,
            CheckTimes = false,
            OutlierDeviations = 0,
        };

        Assert.Empty((await RunAsync(bars, off)).PutAside);
    }

    private static BarSeries Clean() => CsvBars.Rows("equity_daily.csv.gz", "SPY").First(120);

    private static Task<ValidationRun> RunAsync(IReadOnlyList<Bar> bars, DataValidationOptions? options = null) =>
        ValidationRun.RunAsync(RealMarket.Of(Clean() with { Bars = bars }), options);

    private static Bar Spoil(Bar bar, string defect) =>
        defect switch
        {
            "high below close" => bar with { High = bar.Close - 1 },
            "low above open" => bar with { Low = bar.Open + 1 },
            "high below low" => bar with { High = bar.Low, Low = bar.High },
            "zero price" => bar with { Open = 0 },
            "all prices negative" => Scale(bar, -1) with { High = -bar.Low, Low = -bar.High },
            "negative volume" => bar with { Volume = -1 },
            "start after end" => bar with { Start = bar.EventTime },
            "known too early" => bar with { EventTime = bar.EventTime + TimeSpan.FromSeconds(1) },
            "no time" => bar with { EventTime = default, Start = Timestamp.MinValue },
            "close printed 20 % low" => bar with { Close = bar.Close / 5 * 4, Low = bar.Close / 5 * 4 },
            "whole bar 30 % high" => Scale(bar, 1.3m),
            "whole bar in cents" => Scale(bar, 100),
            "whole bar halved" => Scale(bar, 0.5m),
            "whole bar doubled" => Scale(bar, 2),
            "whole bar at two thirds" => Scale(bar, 0.6667m),
            "everything wrong" => bar with { Open = -bar.Open, Volume = -5, EventTime = Future, Start = Future },
            _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, null),
        };

    private static Bar Scale(Bar bar, decimal factor) =>
        bar with
        {
            Open = (long)(bar.Open * factor),
            High = (long)(bar.High * factor),
            Low = (long)(bar.Low * factor),
            Close = (long)(bar.Close * factor),
        };
}

using OptiFire.Numerics.CrossSection;

namespace OptiFire.Numerics.Tests.CrossSection;

public sealed class EventEdgeTests
{
    private static readonly double[] EightPrices = [10, 10, 10, 10, 10, 20, 20, 20];

    [Fact]
    public void Three_lines_cumulate_revisions()
    {
        double[] consensus = [1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.3, 1.2];
        int[] year = [1, 1, 1, 1, 1, 1, 1, 1];
        double revision = AnalystRevisions.Cumulated(consensus, EightPrices, year);

        Assert.Equal(0.1 / 10 + 0.2 / 20 - 0.1 / 20, revision, 1e-15);
    }

    [Fact]
    public void Next_fiscal_year_is_no_revision()
    {
        double[] consensus = [1, 1, 1, 1, 5, 5, 5, 5];
        int[] rolls = [1, 1, 1, 1, 2, 2, 2, 2];

        Assert.Equal(0, AnalystRevisions.Cumulated(consensus, EightPrices, rolls));
        Assert.Equal(0.4, AnalystRevisions.Cumulated(consensus, EightPrices, new int[8]), 1e-15);
    }

    [Fact]
    public void Older_dates_than_the_lags_do_not_count()
    {
        double[] consensus = [9, 1, 2, 3];

        Assert.Equal(0.2, AnalystRevisions.Cumulated(consensus, EightPrices.AsSpan(0, 4), new int[4], lags: 1), 1e-15);
    }

    [Fact]
    public void Missing_consensus_or_price_gives_nothing()
    {
        Assert.True(double.IsNaN(AnalystRevisions.Cumulated([1, double.NaN], [1, 1], [1, 1], 0)));
        Assert.True(double.IsNaN(AnalystRevisions.Cumulated([1, 2], [double.NaN, 1], [1, 1], 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.Cumulated([1, 2], [0, 1], [1, 1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.Cumulated([1, 2], [-1, 1], [1, 1], 0));
        Assert.Throws<ArgumentException>(() => AnalystRevisions.Cumulated([1, 2], [1, 1], [1, 1]));
        Assert.Throws<ArgumentException>(() => AnalystRevisions.Cumulated([1, 2], [1, 1], [1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.Cumulated([1, 2], [1, 1], [1, 1], -1));
    }

    [Fact]
    public void No_analyst_and_no_old_consensus_give_no_value()
    {
        Assert.True(double.IsNaN(AnalystRevisions.Breadth(0, 0, 0)));
        Assert.True(double.IsNaN(AnalystRevisions.Diffusion(0, 0)));
        Assert.True(double.IsNaN(AnalystRevisions.RelativeChange(0, 1)));
        Assert.True(double.IsNaN(AnalystRevisions.TimeWeighted([], [])));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.Breadth(1, -1, 0));
        Assert.Equal(1, AnalystRevisions.Breadth(int.MaxValue, 0, 0));
    }

    [Fact]
    public void Estimate_from_the_future_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.TimeWeighted([1], [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.TimeWeighted([1], [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.TimeWeighted([1], [1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.Latest([1], [-1], new bool[1]));
        Assert.Equal(1, AnalystRevisions.TimeWeighted([1, double.NaN], [3, 0]), 1e-15);
    }

    [Fact]
    public void Latest_estimate_of_an_analyst_wins()
    {
        bool[] latest = new bool[5];
        AnalystRevisions.Latest([7, 8, 7, 7, 8], [30, 5, 10, 20, 5], latest);

        Assert.Equal([false, false, true, false, true], latest);
    }

    [Fact]
    public void Surprise_without_a_scale_has_no_value()
    {
        Assert.True(double.IsNaN(EarningsSurprise.Relative(0.1, 0)));
        Assert.Equal(0.001, EarningsSurprise.ByPrice(0.1, 0, 100), 1e-15);
        Assert.Equal(0.5, EarningsSurprise.Relative(-0.1, -0.2), 1e-15);
        Assert.True(double.IsNaN(EarningsSurprise.ByDispersion(1, 0.5, 0)));
        Assert.True(double.IsNaN(WhisperSpread.ByDispersion(1, 0.5, double.NaN)));
        Assert.Equal(5, WhisperSpread.ByDispersion(1, 0.5, 0.1), 1e-14);
        Assert.Throws<ArgumentOutOfRangeException>(() => WhisperSpread.ByDispersion(1, 0.5, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WhisperSpread.ByPrice(1, 0.5, 0));
    }

    [Fact]
    public void Constant_or_missing_earnings_have_no_standardised_surprise()
    {
        double[] result = new double[24];
        EarningsSurprise.SeasonalRandomWalk([.. Enumerable.Repeat(1.1, 24)], result);
        Assert.All(result, value => Assert.True(double.IsNaN(value)));

        double[] earnings = [.. Enumerable.Range(0, 24).Select(i => Math.Sin(i * i))];
        earnings[5] = double.NaN;
        EarningsSurprise.SeasonalRandomWalk(earnings, result);

        // The gap spoils the changes of quarters 5 and 9, which are needed until quarter 17.
        Assert.Equal(18, Array.FindIndex(result, value => !double.IsNaN(value)));
        Assert.Throws<ArgumentException>(() => EarningsSurprise.SeasonalRandomWalk([1], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EarningsSurprise.SeasonalRandomWalk([1], new double[1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EarningsSurprise.SeasonalRandomWalk([1], new double[1], 2, 0));
    }

    [Fact]
    public void Rescaled_search_series_means_the_same()
    {
        double[] volumes = [41, 100, 72, 59, 74, 51, 67, 61, 66, 64];
        double[] scaled = [.. volumes.Select(v => 0.37 * v)];

        Assert.Equal(
            SearchInterest.AbnormalOfLast(volumes.AsSpan(1)),
            SearchInterest.AbnormalOfLast(scaled.AsSpan(1)),
            1e-14
        );
        Assert.Equal(0.37 * SearchInterest.ChangeOfLast(volumes), SearchInterest.ChangeOfLast(scaled), 1e-13);
    }

    [Fact]
    public void Search_volume_of_zero_has_no_logarithm()
    {
        Assert.True(double.IsNaN(SearchInterest.AbnormalOfLast([5, 5, 0])));
        Assert.True(double.IsNaN(SearchInterest.AbnormalOfLast([0, 0, 5])));
        Assert.True(double.IsNaN(SearchInterest.AbnormalOfLast([5, double.NaN, 5])));
        Assert.Equal(-5, SearchInterest.ChangeOfLast([5, 5, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SearchInterest.ChangeOfLast([5, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SearchInterest.AbnormalOfLast([5, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => SearchInterest.ChangeOfLast([5]));
        Assert.Throws<ArgumentException>(() => SearchInterest.Abnormal([5, 1], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SearchInterest.Change([5, 1], new double[2], 0));
    }

    [Fact]
    public void Price_rise_and_split_are_no_flow()
    {
        Assert.Equal(0, EtfFlow.FromShares(1e6, 1e6, 110, 1e8));
        Assert.Equal(0, EtfFlow.FromShares(1e6, 2e6, 50, 1e8, splitRatio: 2));
        Assert.Equal(0.01, EtfFlow.FromShares(1e6, 1.01e6, 100, 1e8), 1e-14);
        Assert.True(double.IsNaN(EtfFlow.FromMoney(1, 0)));
        Assert.True(double.IsNaN(EtfFlow.FromMoney(1, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => EtfFlow.FromMoney(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EtfFlow.FromShares(-1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EtfFlow.FromShares(1, 1, 0, 1));
    }

    [Fact]
    public void Divergence_waits_for_its_windows_and_forgets_a_gap()
    {
        var divergence = new FlowDivergence(2, 3);
        double[] flows = [0.01, 0.03, -0.02, 0.05, double.NaN, 0.01, 0.02, 0.03, -0.01];
        double[] returns = [0.01, 0.02, 0.03, -0.01, 0.02, 0.01, 0.03, 0.02, 0.01];
        bool[] ready = [.. flows.Select((f, t) => !double.IsNaN(divergence.Push(f, returns[t]).Divergence))];

        Assert.Equal([false, false, false, true, false, false, false, false, true], ready);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlowDivergence(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlowDivergence(2, 1));
        Assert.Throws<ArgumentException>(() => divergence.Compute([1], [1, 2], []));
        Assert.Throws<ArgumentException>(() => divergence.Compute([1], [1], []));
    }
}

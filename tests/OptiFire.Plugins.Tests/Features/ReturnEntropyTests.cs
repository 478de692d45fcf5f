using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Features;

public sealed class ReturnEntropyTests
{
    private static readonly DateOnly Start = new(2010, 1, 4);
    private static readonly ReturnEntropyOptions Small = new()
    {
        Window = 40,
        TrainingReturns = 101,
        Bins = 5,
    };

    [Fact]
    public async Task Entropy_is_that_of_counts_between_quantiles_of_the_returns_before_the_window()
    {
        BarSeries series = Series(new Normals(1).Take(150).Select(n => 0.01 * n));
        EngineRun run = Run(Small, series);
        List<Observation<double>> entropy = run.Watch(ReturnEntropy.Entropy, Scope.Instrument());
        List<Observation<double>> corrected = run.Watch(ReturnEntropy.EntropyCorrected, Scope.Instrument());
        List<Observation<double>> share = run.Watch(ReturnEntropy.EntropyShare, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_entropy");

        double[] returns = Returns(series);
        Assert.Equal((10, 0), (report.Ok, report.Failed));
        for (int i = 0; i < entropy.Count; i++)
        {
            // 101 returns: the quintiles are the 21st, 41st, 61st and 81st.
            double[] sorted = [.. returns.Skip(i).Take(101).Order()];
            double[] edges = [sorted[20], sorted[40], sorted[60], sorted[80]];
            double[] window = [.. returns.Skip(i + 101).Take(40)];
            double[] shares = [.. window.GroupBy(r => edges.Count(e => r >= e)).Select(g => g.Count() / 40.0)];
            double bits = -shares.Sum(p => p * Math.Log2(p));
            Assert.Equal(bits, entropy[i].Value, tolerance: 1e-12);
            Assert.Equal(bits + ((shares.Length - 1) / (80 * Math.Log(2))), corrected[i].Value, tolerance: 1e-12);
            Assert.Equal(bits / Math.Log2(5), share[i].Value, tolerance: 1e-12);
        }
    }

    [Fact]
    public async Task Independent_returns_have_the_greatest_entropy_less_its_bias()
    {
        ReturnEntropyOptions options = new() { TrainingReturns = 3_000, Bins = 8 };
        EngineRun run = Run(options, Series(new Normals(2).Take(4_750).Select(n => 0.01 * n)));
        List<Observation<double>> entropy = run.Watch(ReturnEntropy.Entropy, Scope.Instrument());
        List<Observation<double>> corrected = run.Watch(ReturnEntropy.EntropyCorrected, Scope.Instrument());
        List<Observation<double>> permutation = run.Watch(ReturnEntropy.PermutationShare, Scope.Instrument());

        await run.RunAsync();

        // Seven windows that share no return; the bias of one is (8 − 1)/(2·250·ln 2) = 0.0202 bits.
        double[] disjoint = [.. entropy.Where((_, i) => i % 250 == 0).Select(o => o.Value)];
        Assert.Equal(7, disjoint.Length);
        Assert.Equal(3 - 0.0202, disjoint.Average(), tolerance: 0.02);
        Assert.Equal(3, corrected.Average(o => o.Value), tolerance: 0.02);
        Assert.InRange(permutation.Average(o => o.Value), 0.98, 1);
    }

    [Fact]
    public async Task Bins_are_not_fitted_on_the_window_they_measure()
    {
        // The window is ten times calmer than the time before it: bins of its own would show log₂ k all the same.
        double[] normals = new Normals(3).Take(141);
        EngineRun run = Run(Small, Series(normals.Select((n, i) => (i < 101 ? 0.02 : 0.002) * n)));
        List<Observation<double>> share = run.Watch(ReturnEntropy.EntropyShare, Scope.Instrument());

        await run.RunAsync();

        Assert.InRange(share.Single().Value, 0, 0.5);
    }

    [Fact]
    public async Task One_outlier_moves_one_return_to_another_bin_and_no_edge()
    {
        double[] returns = [.. new Normals(4).Take(141).Select(n => 0.01 * n)];
        double[] shocked = [.. returns];
        shocked[120] = -0.5;

        double plain = await Entropy(returns);
        double hit = await Entropy(shocked);

        // Bins from least to greatest would put all but one in the same bin: 0.17 bits.
        Assert.InRange(Math.Abs(hit - plain), 0, 0.2);
        Assert.InRange(hit, 1.8, Math.Log2(5));

        static async Task<double> Entropy(double[] returns)
        {
            EngineRun run = Run(Small, Series(returns));
            List<Observation<double>> entropy = run.Watch(ReturnEntropy.Entropy, Scope.Instrument());
            await run.RunAsync();
            return entropy.Single().Value;
        }
    }

    [Theory]
    [InlineData(0.01)] // after a time that moved
    [InlineData(0)] // nothing ever moves
    public async Task A_window_that_does_not_move_has_no_entropy(double before)
    {
        EngineRun run = Run(Small, Series(new Normals(5).Take(141).Select((n, i) => i < 101 ? before * n : 0)));
        List<Observation<double>> entropy = run.Watch(ReturnEntropy.Entropy, Scope.Instrument());
        List<Observation<double>> permutation = run.Watch(ReturnEntropy.PermutationShare, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_entropy");

        Assert.Equal((1, 0), (report.Ok, report.Failed));
        Assert.Equal((0, 0), (entropy.Single().Value, permutation.Single().Value));
    }

    [Fact]
    public async Task Returns_that_only_rise_have_one_order_and_prices_that_only_rise_have_not()
    {
        EngineRun rising = Run(Small, Series(Enumerable.Range(0, 141).Select(i => -0.02 + (0.0003 * i))));
        List<Observation<double>> ordered = rising.Watch(ReturnEntropy.PermutationShare, Scope.Instrument());
        double[] gains = [.. new Normals(6).Take(141).Select(n => 0.01 * Math.Abs(n))];
        EngineRun gaining = Run(Small, Series(gains));
        List<Observation<double>> disordered = gaining.Watch(ReturnEntropy.PermutationShare, Scope.Instrument());

        await rising.RunAsync();
        await gaining.RunAsync();

        Assert.Equal(0, ordered.Single().Value);
        Assert.True(disordered.Single().Value > 0.9);
    }

    [Fact]
    public async Task A_repeated_pattern_lowers_the_rate_and_the_complexity_but_not_the_entropy()
    {
        double[] drawn = [.. new Normals(7).Take(500).Select(n => 0.01 * n)];
        ReturnEntropyOptions options = new()
        {
            Window = 250,
            TrainingReturns = 250,
            Bins = 5,
        };

        (double Bits, double Rate, double Complexity) random = await Measure(drawn);
        (double Bits, double Rate, double Complexity) cycle = await Measure([.. drawn.Select((_, i) => drawn[i % 25])]);

        Assert.True(cycle.Bits > 2, $"{cycle.Bits} bits");
        Assert.True(cycle.Rate < random.Rate / 3, $"{cycle.Rate} bits, {random.Rate} bits");
        Assert.True(cycle.Complexity < random.Complexity / 3, $"{cycle.Complexity}, {random.Complexity}");

        async Task<(double, double, double)> Measure(double[] returns)
        {
            EngineRun run = Run(options, Series(returns));
            List<Observation<double>> bits = run.Watch(ReturnEntropy.Entropy, Scope.Instrument());
            List<Observation<double>> rate = run.Watch(ReturnEntropy.EntropyRate, Scope.Instrument());
            List<Observation<double>> complexity = run.Watch(ReturnEntropy.Complexity, Scope.Instrument());
            await run.RunAsync();
            return (bits.Single().Value, rate.Single().Value, complexity.Single().Value);
        }
    }

    [Theory]
    [InlineData(141, 0, "needs 142 × bar close of SPY")]
    [InlineData(142, 1, null)]
    public async Task Warm_up_is_training_and_window(int closes, int ok, string? reason)
    {
        BarSeries series = Series(new Normals(8).Take(closes - 1).Select(n => 0.01 * n));

        ActivationReport report = await Run(Small, series).RunAsync("fe_entropy");

        Assert.Equal((ok, reason), (report.Ok, report.LastReason));
    }

    [Theory]
    [InlineData(5, 6)]
    [InlineData(0, 0)]
    public async Task Returns_over_missing_sessions_are_left_out_as_far_as_allowed(int maxMissing, int ok)
    {
        BarSeries all = Series(new Normals(9).Take(150).Select(n => 0.01 * n));
        HashSet<Timestamp> gone = [all.Times[100], all.Times[145]];
        EngineRun run = Run(Small with { MaxMissing = maxMissing }, all.Without(b => gone.Contains(b.EventTime)));

        ActivationReport report = await run.RunAsync("fe_entropy");

        // 149 closes. 141 returns are there at the 143rd close; the 145th ends a hole, and six others are left.
        Assert.Equal((ok, 0), (report.Ok, report.Failed));
    }

    [Fact]
    public async Task A_close_of_zero_is_refused_and_left_out_after_it()
    {
        BarSeries series = Series(new Normals(10).Take(150).Select(n => 0.01 * n));
        double[] closes = series.Closes;
        closes[146] = 0;
        EngineRun run = Run(Small, BarSeries.FromCloses("SPY", series.Times, closes));

        ActivationReport report = await run.RunAsync("fe_entropy");

        // The rows 141 to 145 and 148 to 150: that of the zero and the next have no return.
        Assert.Equal((8, 0), (report.Ok, report.Failed));
    }

    [Fact]
    public async Task Training_returns_that_do_not_vary_give_no_bins()
    {
        EngineRun run = Run(Small, Series(new Normals(11).Take(141).Select((n, i) => i < 101 ? 0 : 0.01 * n)));

        ActivationReport report = await run.RunAsync("fe_entropy");

        Assert.Equal(0, report.Ok + report.Failed);
        Assert.Equal("the training returns do not vary enough for bins", report.LastReason);
    }

    [Fact]
    public async Task Real_shares_were_unlike_before_in_the_autumn_of_2008_and_never_ordered()
    {
        BarSeries spy = CsvBars.Rows("equity_daily.csv.gz", "SPY").Without(b => b.EventTime.UtcDate.Year > 2009);
        EngineRun run = Run(new ReturnEntropyOptions { Window = 60, TrainingReturns = 500 }, spy);
        List<Observation<double>> share = run.Watch(ReturnEntropy.EntropyShare, Scope.Instrument());
        List<Observation<double>> permutation = run.Watch(ReturnEntropy.PermutationShare, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_entropy");

        Assert.Equal((spy.Bars.Count - 560, 0), (report.Ok, report.Failed));
        DateOnly least = share.MinBy(o => o.Value).At.UtcDate;
        Assert.InRange(least, new DateOnly(2008, 9, 15), new DateOnly(2009, 3, 31));
        Assert.All(permutation, o => Assert.InRange(o.Value, 0.85, 1));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var validator = new ReturnEntropyOptionsValidator();

        Assert.True(
            validator
                .Validate(
                    null,
                    new()
                    {
                        Window = 20,
                        Order = 5,
                        Delay = 5,
                    }
                )
                .Failed
        );
        Assert.True(validator.Validate(null, new() { Bins = 1 }).Failed);
        Assert.True(validator.Validate(null, new() { TrainingReturns = 19 }).Failed);
        Assert.True(validator.Validate(null, new()).Succeeded);
    }

    private static EngineRun Run(ReturnEntropyOptions options, BarSeries series)
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<ReturnEntropy, ReturnEntropyOptions, ReturnEntropyOptionsValidator>(
            options,
            enabled: true
        );
        return run;
    }

    private static BarSeries Series(IEnumerable<double> returns)
    {
        double[] closes = Normals.Prices(returns);
        return BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes.Length), closes);
    }

    private static double[] Returns(BarSeries series) =>
        [.. series.Closes.Zip(series.Closes.Skip(1), (before, after) => Math.Log(after / before))];
}

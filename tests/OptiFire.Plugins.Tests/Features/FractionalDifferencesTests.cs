using OptiFire.Engine.Hosting;
using OptiFire.Numerics.FractionalDifferencing;
using OptiFire.Numerics.Inference;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Features;

public sealed class FractionalDifferencesTests
{
    private static readonly DateOnly Start = new(2010, 1, 4);
    private static readonly FractionalDifferencesOptions Searched = new()
    {
        Choice = OrderChoice.Searched,
        Threshold = 0.01,
        TrainingBars = 300,
    };

    [Theory]
    [InlineData(0, 0.00001, new[] { 1.0 })]
    [InlineData(1, 0.00001, new[] { 1.0, -1 })]
    [InlineData(0.5, 0.039, new[] { 1.0, -0.5, -0.125, -0.0625, -0.0390625 })]
    public async Task Difference_is_the_weighted_sum_of_log_prices(double order, double threshold, double[] weights)
    {
        BarSeries series = Walk(1, 30);
        EngineRun run = Run(new() { Order = order, Threshold = threshold }, series);
        List<Observation<double>> differences = run.Watch(FractionalDifferences.Difference, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_fracdiff");

        double[] logs = [.. series.Closes.Select(close => Math.Log(close))];
        int warmUp = weights.Length;
        Assert.Equal((logs.Length - warmUp + 1, 0), (report.Ok, report.Failed));
        for (int i = 0; i < differences.Count; i++)
        {
            double byHand = weights.Select((w, k) => w * logs[warmUp - 1 + i - k]).Sum();
            Assert.Equal(byHand, differences[i].Value, tolerance: 1e-12);
        }
    }

    [Theory]
    [InlineData(0.4, 1e-5, 1458)]
    [InlineData(0.3, 1e-3, 66)]
    [InlineData(0.2, 1e-2, 11)]
    public async Task Window_and_threshold_are_told_and_nothing_before_the_window_is_full(
        double order,
        double threshold,
        int window
    )
    {
        EngineRun run = Run(new() { Order = order, Threshold = threshold }, Walk(2, window));
        List<Observation<long>> windows = run.Watch(FractionalDifferences.Window, Scope.Instrument());
        List<Observation<double>> thresholds = run.Watch(FractionalDifferences.Threshold, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_fracdiff");

        Assert.Equal((1, window - 1), (report.Ok, report.NotReady));
        Assert.Equal((window, threshold), (windows.Single().Value, thresholds.Single().Value));
    }

    [Fact]
    public async Task The_past_before_the_window_has_no_part()
    {
        double[] returns = [.. new Normals(3).Take(200).Select(n => 0.01 * n)];
        double[] late = await Differences(returns[100..]);
        double[] all = await Differences(returns);

        // The levels differ by a constant, which leaves c·Σw: successive differences do not.
        double c = returns[..100].Sum();
        double sum = FractionalWeights.AboveThreshold(0.4, 0.01).Sum();
        double[] expected = [.. late.Select(value => value + (c * sum))];
        Assert.Equal(expected.Length, all.Length - 100);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], all[100 + i], tolerance: 1e-6);
        }

        static async Task<double[]> Differences(double[] returns)
        {
            EngineRun run = Run(new() { Threshold = 0.01 }, Series(returns));
            List<Observation<double>> values = run.Watch(FractionalDifferences.Difference, Scope.Instrument());
            await run.RunAsync();
            return [.. values.Select(o => o.Value)];
        }
    }

    [Fact]
    public async Task A_split_is_no_shock()
    {
        const int at = 60;
        BarSeries whole = Walk(4, 100);
        BarSeries traded = BarSeries.FromCloses(
            "SPY",
            whole.Times,
            [.. whole.Closes.Select((c, i) => i <= at ? c : c / 2)]
        );
        Timestamp ex = whole.Times[at] + TimeSpan.FromHours(1);

        double[] expected = await Differences(whole, []);
        double[] actual = await Differences(traded, [CorporateAction.Split(new InstrumentId(0), ex, ex, 2, 1)]);

        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance: 1e-6);
        }

        static async Task<double[]> Differences(BarSeries series, CorporateAction[] actions)
        {
            EngineRun run = Run(new() { Threshold = 0.01 }, series);
            run.Builder.AddSource(new MemorySource<CorporateAction>([series.Instrument], actions));
            List<Observation<double>> values = run.Watch(FractionalDifferences.Difference, Scope.Instrument());
            await run.RunAsync();
            return [.. values.Select(o => o.Value)];
        }
    }

    [Fact]
    public async Task A_searched_order_is_the_least_that_rejects_a_unit_root_on_the_training_closes_alone()
    {
        double[] returns = [.. new Normals(5).Take(400).Select(n => 0.01 * n)];
        double[] otherwise = [.. returns.Select((r, i) => i < 299 ? r : -3 * r)];

        (double Order, double P, int Count) first = await Search(returns);
        (double Order, double P, int Count) second = await Search(otherwise);

        Assert.Equal(first, second);
        Assert.Equal(401 - 300, first.Count);
        double[] logs = [.. Normals.Prices(returns).Take(300).Select(p => Math.Log(Math.Round(p, 6)))];
        Assert.Equal(P(logs, first.Order), first.P, tolerance: 1e-6);
        Assert.InRange(first.P, 0, 0.05);
        Assert.True(P(logs, first.Order - 0.05) >= 0.05, "the step below is not stationary");

        static async Task<(double, double, int)> Search(double[] returns)
        {
            EngineRun run = Run(Searched, Series(returns));
            List<Observation<double>> orders = run.Watch(FractionalDifferences.Order, Scope.Instrument());
            List<Observation<double>> p = run.Watch(FractionalDifferences.PValue, Scope.Instrument());
            await run.RunAsync();
            return (
                orders.Select(o => o.Value).Distinct().Single(),
                p.Select(o => o.Value).Distinct().Single(),
                p.Count
            );
        }

        // By the definition, weight by weight.
        static double P(double[] logs, double order)
        {
            List<double> weights = [1];
            for (double w = -order; Math.Abs(w) >= 0.01; w = -w * (order - weights.Count + 1) / weights.Count)
            {
                weights.Add(w);
            }

            double[] differences =
            [
                .. Enumerable
                    .Range(weights.Count - 1, logs.Length - weights.Count + 1)
                    .Select(t => weights.Select((w, k) => w * logs[t - k]).Sum()),
            ];
            return AugmentedDickeyFuller.Test(differences).PValue;
        }
    }

    [Fact]
    public async Task No_order_is_made_up_for_closes_that_never_move()
    {
        ActivationReport report = await Run(Searched, Series(Enumerable.Repeat(0.0, 330))).RunAsync("fe_fracdiff");

        Assert.Equal(0, report.Ok + report.Failed);
        Assert.Equal("no order up to 1 makes the training closes stationary", report.LastReason);
    }

    [Theory]
    [InlineData(2, 88, null)]
    [InlineData(1, 84, "too many bars are missing in the window")]
    public async Task Missing_bars_are_bridged_with_the_close_before_them(int maxMissing, int ok, string? reason)
    {
        BarSeries all = Walk(6, 100);
        HashSet<Timestamp> gone = [all.Times[94], all.Times[95]];
        EngineRun run = Run(
            new() { Threshold = 0.01, MaxMissing = maxMissing },
            all.Without(b => gone.Contains(b.EventTime))
        );
        List<Observation<double>> differences = run.Watch(FractionalDifferences.Difference, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_fracdiff");

        // A window of 11: 84 results before the hole, 4 over it.
        Assert.Equal((ok, 0, reason), (report.Ok, report.Failed, report.LastReason));
        if (maxMissing == 2)
        {
            double[] bridged = all.Closes;
            bridged[94] = bridged[95] = bridged[93];
            EngineRun whole = Run(new() { Threshold = 0.01 }, BarSeries.FromCloses("SPY", all.Times, bridged));
            List<Observation<double>> expected = whole.Watch(FractionalDifferences.Difference, Scope.Instrument());
            await whole.RunAsync();
            Assert.Equal(expected[^1].Value, differences[^1].Value, tolerance: 1e-12);
        }
    }

    [Fact]
    public async Task A_close_of_zero_is_refused_and_bridged_after_it()
    {
        BarSeries series = Walk(7, 100);
        double[] closes = series.Closes;
        closes[95] = 0;

        ActivationReport report = await Run(
                new() { Threshold = 0.01 },
                BarSeries.FromCloses("SPY", series.Times, closes)
            )
            .RunAsync("fe_fracdiff");

        Assert.Equal((100 - 10 - 1, 0), (report.Ok, report.Failed));
    }

    [Fact]
    public async Task Real_shares_become_stationary_with_memory_left()
    {
        BarSeries spy = CsvBars.Rows("equity_daily.csv.gz", "SPY").First(1_300);
        EngineRun run = Run(Searched with { Threshold = 0.001, TrainingBars = 1_200 }, spy);
        List<Observation<double>> orders = run.Watch(FractionalDifferences.Order, Scope.Instrument());
        List<Observation<double>> memory = run.Watch(FractionalDifferences.LevelCorrelation, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_fracdiff");

        Assert.Equal((100, 0), (report.Ok, report.Failed));
        Assert.InRange(orders.Select(o => o.Value).Distinct().Single(), 0.05, 0.95);
        Assert.InRange(memory[0].Value, 0.1, 0.999);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var validator = new FractionalDifferencesOptionsValidator();

        Assert.True(validator.Validate(null, new() { Order = 0.1, Threshold = 1e-6 }).Failed);
        Assert.True(validator.Validate(null, new() { Order = -0.1 }).Failed);
        Assert.True(validator.Validate(null, new() { Threshold = 0 }).Failed);
        Assert.True(validator.Validate(null, new()).Succeeded);
    }

    private static EngineRun Run(FractionalDifferencesOptions options, BarSeries series)
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<
            FractionalDifferences,
            FractionalDifferencesOptions,
            FractionalDifferencesOptionsValidator
        >(options, enabled: true);
        return run;
    }

    private static BarSeries Walk(int seed, int closes) =>
        Series(new Normals(seed).Take(closes - 1).Select(n => 0.01 * n));

    private static BarSeries Series(IEnumerable<double> returns)
    {
        double[] closes = Normals.Prices(returns);
        return BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes.Length), closes);
    }
}

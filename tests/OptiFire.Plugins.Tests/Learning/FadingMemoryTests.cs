using OptiFire.Engine.Hosting;
using OptiFire.Numerics.Inference;
using OptiFire.Plugins.Learning;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Learning;

public sealed class FadingMemoryTests
{
    private static readonly DateOnly Start = new(2005, 1, 3);

    [Fact]
    public async Task Without_forgetting_it_is_ordinary_least_squares()
    {
        const int lags = 3;
        BarSeries series = Autoregressive(1, 400, _ => 0.3);
        EngineRun run = Run(
            new FadingMemoryOptions
            {
                Lags = lags,
                Forgetting = 1,
                PriorVariance = 1e15,
            },
            series
        );
        List<Observation<double[]>> coefficients = run.Watch(FadingMemory.Coefficients, Scope.Instrument());
        List<Observation<double>> memory = run.Watch(FadingMemory.EffectiveMemory, Scope.Instrument());

        await run.RunAsync();

        // Every label known at the end, and nothing else: the last row has no label yet.
        double[] returns = Returns(series);
        int count = returns.Length - lags;
        double[] y = returns[lags..];
        double[] columns =
        [
            .. Enumerable.Repeat(1.0, count),
            .. returns[(lags - 1)..^1],
            .. returns[(lags - 2)..^2],
            .. returns[(lags - 3)..^3],
        ];
        double[] expected = Ols.Fit(y, columns, lags + 1).Coefficients.ToArray();
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], coefficients[^1].Value[i], tolerance: 1e-9);
        }

        Assert.Equal(count, memory[^1].Value, tolerance: 1e-9);
    }

    [Fact]
    public async Task An_error_is_that_of_the_prediction_made_a_bar_before()
    {
        BarSeries series = Autoregressive(2, 300, _ => 0.3);
        EngineRun run = Run(new FadingMemoryOptions(), series);
        List<Observation<double>> predictions = run.Watch(FadingMemory.Prediction, Scope.Instrument());
        List<Observation<double>> errors = run.Watch(FadingMemory.Error, Scope.Instrument());

        ActivationReport report = await run.RunAsync("sl_fading_memory");

        double[] returns = Returns(series);
        int first = returns.Length - predictions.Count;
        Assert.Equal((104, 0), (first, report.Failed));
        for (int i = 1; i < predictions.Count; i++)
        {
            Assert.Equal(returns[first + i] - predictions[i - 1].Value, errors[i].Value, tolerance: 1e-15);
        }
    }

    [Fact]
    public async Task A_changed_market_is_learnt_within_three_memories()
    {
        const int change = 1_000;
        BarSeries series = Autoregressive(3, change + 301, t => t < change ? 0.6 : -0.6);
        EngineRun run = Run(new FadingMemoryOptions { Lags = 1 }, series);
        List<Observation<double[]>> coefficients = run.Watch(FadingMemory.Coefficients, Scope.Instrument());
        List<Observation<double>> memory = run.Watch(FadingMemory.EffectiveMemory, Scope.Instrument());

        await run.RunAsync();

        // With a memory of 100 a coefficient's standard error is √((1 − φ²)/(1 + λ)·(1 − λ)) ≈ 0.06.
        Assert.Equal(0.6, coefficients[^302].Value[1], tolerance: 0.25);
        Assert.Equal(-0.6, coefficients[^1].Value[1], tolerance: 0.25);
        Assert.Equal(100, memory[^1].Value, tolerance: 0.01);
    }

    [Fact]
    public async Task A_market_that_stands_still_winds_nothing_up()
    {
        // A thousand moving bars, twelve years of none, and then a rise of 2 % that is taken back: alone it says −1.
        double[] moving = Returns(Autoregressive(4, 1_000, _ => 0.2));
        double[] returns = [.. moving, .. new double[3_000], 0.02, -0.02];

        double guarded = await LastCoefficient(new FadingMemoryOptions { Lags = 1 });
        double wound = await LastCoefficient(new FadingMemoryOptions { Lags = 1, WindUpLimit = 1e12 });

        Assert.Equal(-1, wound, tolerance: 0.05);
        Assert.InRange(guarded, -0.4, 0.3);

        async Task<double> LastCoefficient(FadingMemoryOptions options)
        {
            double[] closes = Normals.Prices(returns);
            EngineRun run = Run(options, BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes.Length), closes));
            List<Observation<double[]>> coefficients = run.Watch(FadingMemory.Coefficients, Scope.Instrument());
            ActivationReport report = await run.RunAsync("sl_fading_memory");
            Assert.Equal(0, report.Failed);
            return coefficients[^1].Value[1];
        }
    }

    [Fact]
    public async Task A_missing_session_silences_it_until_all_lags_are_known_again()
    {
        const int lags = 2;
        BarSeries all = Autoregressive(5, 200, _ => 0.3);
        Timestamp gone = all.Times[150];
        EngineRun run = Run(new FadingMemoryOptions { Lags = lags }, all.Without(b => b.EventTime == gone));
        List<Observation<double>> predictions = run.Watch(FadingMemory.Prediction, Scope.Instrument());

        ActivationReport report = await run.RunAsync("sl_fading_memory");

        // The return over two sessions is none of one, neither as a label nor as one of the lags.
        var silent = all.Times.Skip(151).Take(lags + 1).ToHashSet();
        Assert.DoesNotContain(predictions, o => silent.Contains(o.At));
        Assert.Contains(predictions, o => o.At == all.Times[151 + lags + 1]);
        Assert.Equal((lags + 1, 0), (report.NotReady - 102, report.Failed));
    }

    [Fact]
    public async Task Warm_up_is_the_labels_the_lags_and_one()
    {
        ActivationReport report = await Run(new FadingMemoryOptions(), Autoregressive(6, 105, _ => 0.3))
            .RunAsync("sl_fading_memory");

        Assert.Equal((0, 105), (report.Ok, report.NotReady));
        Assert.Equal("needs 106 × bar close of SPY", report.LastReason);
    }

    [Fact]
    public async Task A_close_of_zero_is_a_missing_return()
    {
        BarSeries all = Autoregressive(6, 150, _ => 0.3);
        double[] closes = all.Closes;
        closes[149] = 0;

        ActivationReport report = await Run(new FadingMemoryOptions(), BarSeries.FromCloses("SPY", all.Times, closes))
            .RunAsync("sl_fading_memory");

        Assert.Equal((0, "one of the past returns is missing"), (report.Failed, report.LastReason));
    }

    [Fact]
    public async Task Real_prices_give_small_predictions_and_a_memory_of_a_hundred()
    {
        BarSeries spy = CsvBars.Rows("equity_daily.csv.gz", "SPY");
        EngineRun run = Run(new FadingMemoryOptions(), spy);
        List<Observation<double>> predictions = run.Watch(FadingMemory.Prediction, Scope.Instrument());
        List<Observation<double>> errors = run.Watch(FadingMemory.Error, Scope.Instrument());
        List<Observation<double>> memory = run.Watch(FadingMemory.EffectiveMemory, Scope.Instrument());

        ActivationReport report = await run.RunAsync("sl_fading_memory");

        Assert.Equal(0, report.Failed);
        Assert.Equal(100, memory[^1].Value, tolerance: 0.01);
        double actual = Returns(spy)[^errors.Count..].Average(r => r * r);
        Assert.True(
            errors.Average(o => o.Value * o.Value) < 1.5 * actual,
            "Errors should be of the returns' own size."
        );
        Assert.All(predictions, o => Assert.InRange(o.Value, -0.2, 0.2));
    }

    private static EngineRun Run(FadingMemoryOptions options, BarSeries series)
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<FadingMemory, FadingMemoryOptions, FadingMemoryOptionsValidator>(options, enabled: true);
        return run;
    }

    private static BarSeries Autoregressive(int seed, int closes, Func<int, double> coefficient)
    {
        var normals = new Normals(seed);
        double[] returns = new double[closes - 1];
        for (int t = 1; t < returns.Length; t++)
        {
            returns[t] = (coefficient(t) * returns[t - 1]) + (0.01 * normals.Next());
        }

        return BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes), Normals.Prices(returns));
    }

    private static double[] Returns(BarSeries series) =>
        [.. series.Closes.Zip(series.Closes.Skip(1), (before, after) => Math.Log(after / before))];
}

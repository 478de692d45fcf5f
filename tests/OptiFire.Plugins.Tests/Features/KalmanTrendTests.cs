using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Features;

public sealed class KalmanTrendTests
{
    private const int Training = 300;
    private static readonly DateOnly Start = new(2010, 1, 4);
    private static readonly KalmanTrendOptions Level = new()
    {
        Model = KalmanModel.LocalLevel,
        TrainingBars = Training,
        RefitBars = 5_000,
    };

    [Fact]
    public async Task Local_level_recovers_the_variances_and_steps_as_by_hand_through_missing_sessions()
    {
        const double noise = 4e-4;
        const double step = 1e-4;
        double[] logs = NoisyLevel(1, 600, noise, step);
        BarSeries all = Series("SPY", logs);
        HashSet<Timestamp> missing = [all.Times[350], all.Times[351], all.Times[500]];
        EngineRun run = Run(Level, all.Without(b => missing.Contains(b.EventTime)));
        List<Observation<double>> states = run.Watch(KalmanTrend.State, Scope.Instrument());
        List<Observation<double>> variances = run.Watch(KalmanTrend.Variance, Scope.Instrument());
        List<Observation<double>> z = run.Watch(KalmanTrend.InnovationZ, Scope.Instrument());
        List<Observation<double[]>> estimates = run.Watch(KalmanTrend.Variances, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_kalman");

        double[] closes = all.Closes;
        (double r, double q) = (estimates[0].Value[0], estimates[0].Value[1]);
        Assert.Equal((closes.Length - missing.Count - Training, 0), (report.Ok, report.Failed));
        Assert.InRange(r, noise / 1.5, noise * 1.5);
        Assert.InRange(q, step / 2.5, step * 2.5);

        // The filter by hand from a start that knows nothing: the first observation is all that is known.
        double level = Math.Log(closes[0]);
        double variance = r;
        int seen = 0;
        for (int t = 1; t < closes.Length; t++)
        {
            variance += q;
            if (missing.Contains(all.Times[t]))
            {
                continue;
            }

            double error = Math.Log(closes[t]) - level;
            double total = variance + r;
            double gain = variance / total;
            level += gain * error;
            variance *= 1 - gain;
            if (t >= Training)
            {
                Assert.Equal(all.Times[t], states[seen].At);
                Assert.Equal(level, states[seen].Value, tolerance: 1e-9);
                Assert.Equal(variance, variances[seen].Value, tolerance: 1e-12);
                Assert.Equal(error / Math.Sqrt(total), z[seen].Value, tolerance: 1e-6);
                seen++;
            }
        }

        Assert.Equal(states.Count, seen);
        double[] afterTraining = [.. z.Skip(1).Select(o => o.Value)];
        Assert.InRange(afterTraining.Average(), -0.25, 0.25);
        Assert.InRange(Math.Sqrt(afterTraining.Average(v => v * v)), 0.8, 1.2);
    }

    [Fact]
    public async Task Local_linear_trend_finds_the_slope()
    {
        const double slope = 0.002;
        var normals = new Normals(2);
        double[] logs = [.. Enumerable.Range(0, 500).Select(t => (slope * t) + (0.01 * normals.Next()))];
        EngineRun run = Run(Level with { Model = KalmanModel.LocalLinearTrend }, Series("SPY", logs));
        List<Observation<double>> slopes = run.Watch(KalmanTrend.Slope, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_kalman");

        Assert.Equal((logs.Length - Training, 0), (report.Ok, report.Failed));
        Assert.Equal(slope, slopes[^1].Value, tolerance: slope / 4);
    }

    [Fact]
    public async Task Dynamic_regression_finds_the_hedge_ratio_and_follows_its_change()
    {
        var normals = new Normals(3);
        double[] market = NoisyLevel(4, 900, 0, 1e-4);
        double[] logs = new double[market.Length];
        double beta(int t) => t < 500 ? 1.5 : 0.5;
        for (int t = 1; t < logs.Length; t++)
        {
            logs[t] = logs[t - 1] + (beta(t) * (market[t] - market[t - 1]));
        }

        BarSeries own = Series("KO", [.. logs.Select(l => l + (0.002 * normals.Next()))]);
        KalmanTrendOptions options = Level with { Model = KalmanModel.DynamicRegression, RefitBars = 50 };
        EngineRun run = Run(options, own, Series("SPY", market));
        List<Observation<double>> betas = run.Watch(KalmanTrend.Beta, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_kalman");

        Observation<double>[] ko = [.. betas.Where(o => o.Symbol == "KO")];
        Assert.Equal((ko.Length, 0), (report.Ok, report.Failed));
        Assert.DoesNotContain(betas, o => o.Symbol == "SPY");
        Assert.Equal(1.5, ko[499 - Training].Value, tolerance: 0.15);
        Assert.Equal(0.5, ko[^1].Value, tolerance: 0.25);
    }

    [Fact]
    public async Task A_benchmark_that_comes_later_is_waited_for()
    {
        double[] market = NoisyLevel(4, Training + 20, 0, 1e-4);
        BarSeries own = Series("KO", [.. market.Zip(new Normals(3).Take(market.Length), (m, n) => m + (0.002 * n))]);
        BarSeries late = Series("SPY", market);
        late = late with
        {
            Bars = [.. late.Bars.Select(b => b with { AvailableAt = b.AvailableAt + TimeSpan.FromMinutes(5) })],
        };
        KalmanTrendOptions options = Level with { Model = KalmanModel.DynamicRegression };
        EngineRun run = Run(options, own, late);
        List<Observation<double>> betas = run.Watch(KalmanTrend.Beta, Scope.Instrument());

        await run.RunAsync();

        Assert.Equal(20, betas.Count);
        Assert.Equal(late.Times[^1] + TimeSpan.FromMinutes(5), betas[^1].At);
    }

    [Fact]
    public async Task A_split_moves_neither_innovations_nor_variances()
    {
        const int at = 350;
        double[] logs = NoisyLevel(1, 400, 4e-4, 1e-4);
        BarSeries whole = Series("SPY", logs);
        BarSeries halved = Series("SPY", [.. logs.Select((l, t) => t <= at ? l : l - Math.Log(4))]);
        Timestamp ex = whole.Times[at] + TimeSpan.FromHours(1);

        double[] expected = await Innovations(whole, []);
        double[] actual = await Innovations(halved, [CorporateAction.Split(new InstrumentId(0), ex, ex, 4, 1)]);

        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance: 1e-4);
        }

        async Task<double[]> Innovations(BarSeries series, CorporateAction[] actions)
        {
            EngineRun run = Run(Level with { RefitBars = 40 }, series);
            run.Builder.AddSource(new MemorySource<CorporateAction>([series.Instrument], actions));
            List<Observation<double>> z = run.Watch(KalmanTrend.InnovationZ, Scope.Instrument());
            List<Observation<double>> states = run.Watch(KalmanTrend.State, Scope.Instrument());
            await run.RunAsync();
            Assert.Equal(Math.Log(series.Closes[^1]), states[^1].Value, tolerance: 0.1);
            return [.. z.Select(o => o.Value)];
        }
    }

    [Theory]
    [InlineData(KalmanModel.LocalLevel)]
    [InlineData(KalmanModel.LocalLinearTrend)]
    public async Task Prices_that_stand_still_are_no_sample(KalmanModel model)
    {
        BarSeries still = Series("SPY", new double[Training + 5]);

        ActivationReport report = await Run(Level with { Model = model }, still).RunAsync("fe_kalman");

        Assert.Equal((0, 0), (report.Ok, report.Failed));
        Assert.Equal("the closes of the training bars do not vary, or too many are missing", report.LastReason);
    }

    [Fact]
    public async Task A_close_of_zero_is_a_missing_observation()
    {
        double[] closes = Series("SPY", NoisyLevel(1, 400, 4e-4, 1e-4)).Closes;
        closes[350] = 0;
        EngineRun run = Run(Level, BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, 400), closes));
        List<Observation<double>> variances = run.Watch(KalmanTrend.Variance, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_kalman");

        Assert.Equal((400 - Training - 1, 0), (report.Ok, report.Failed));
        int after = 350 - Training;
        Assert.True(variances[after].Value > variances[after - 1].Value, "Less is known after a missing bar.");
    }

    [Fact]
    public async Task Warm_up_is_the_training_bars_and_one()
    {
        BarSeries series = Series("SPY", NoisyLevel(1, Training, 4e-4, 1e-4));

        ActivationReport report = await Run(Level, series).RunAsync("fe_kalman");

        Assert.Equal((0, Training), (report.Ok, report.NotReady));
        Assert.Equal($"needs {Training + 1} × bar close of SPY", report.LastReason);
    }

    [Theory]
    [InlineData(KalmanModel.LocalLevel)]
    [InlineData(KalmanModel.LocalLinearTrend)]
    [InlineData(KalmanModel.DynamicRegression)]
    public async Task Real_prices_give_innovations_of_about_unit_size(KalmanModel model)
    {
        BarSeries own = CsvBars.Panel("etf_panel_2008_2016.csv", "XLK");
        BarSeries spy = CsvBars.Panel("etf_panel_2008_2016.csv", "SPY");
        EngineRun run = Run(new KalmanTrendOptions { Model = model }, own, spy);
        List<Observation<double>> z = run.Watch(KalmanTrend.InnovationZ, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_kalman");

        double[] values = [.. z.Where(o => o.Symbol == "XLK").Select(o => o.Value)];
        Assert.Equal(0, report.Failed);
        Assert.Equal(own.Bars.Count - 504, values.Length);
        Assert.InRange(Math.Sqrt(values.Average(v => v * v)), 0.5, 1.5);
    }

    private static EngineRun Run(KalmanTrendOptions options, params ReadOnlySpan<BarSeries> series)
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<KalmanTrend, KalmanTrendOptions, KalmanTrendOptionsValidator>(options, enabled: true);
        return run;
    }

    private static BarSeries Series(string symbol, double[] logs) =>
        BarSeries.FromCloses(
            symbol,
            BarSeries.Sessions(Start, logs.Length),
            [.. logs.Select(l => 1_000 * Math.Exp(l))]
        );

    private static double[] NoisyLevel(int seed, int count, double noise, double step)
    {
        var normals = new Normals(seed);
        double level = 0;
        double[] logs = new double[count];
        for (int t = 0; t < count; t++)
        {
            level += Math.Sqrt(step) * normals.Next();
            logs[t] = level + (Math.Sqrt(noise) * normals.Next());
        }

        return logs;
    }
}

using OptiFire.Engine.Hosting;
using OptiFire.Numerics.Volatility;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Features;

public sealed class GarchVolatilityTests
{
    private const int WarmUp = 500;
    private static readonly DateOnly Start = new(2005, 1, 3);
    private static readonly GarchParameters Truth = new(0.0004, 2e-6, 0.09, 0, 0.89);

    [Fact]
    public async Task Between_estimations_each_return_moves_the_variance_by_the_recursion()
    {
        BarSeries series = Simulated(600);
        EngineRun run = Run(new GarchVolatilityOptions { RefitBars = 50 }, series);
        List<Observation<double>> sigmas = run.Watch(GarchVolatility.Sigma, Scope.Instrument());
        List<Observation<double[]>> parameters = run.Watch(GarchVolatility.Parameters, Scope.Instrument());
        List<Observation<long>> ages = run.Watch(GarchVolatility.FitAge, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_garch");

        Assert.Equal((100, 0), (report.Ok, report.Failed));
        double[] closes = series.Closes;
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)(i % 50)), ages.Select(o => o.Value));
        for (int i = 1; i < sigmas.Count; i++)
        {
            if (ages[i].Value == 0)
            {
                continue; // estimated anew
            }

            double[] p = parameters[i].Value;
            int row = WarmUp + i;
            double residual = Math.Log(closes[row] / closes[row - 1]) - p[0];
            double before = sigmas[i - 1].Value;
            double variance = p[1] + (p[2] * residual * residual) + (p[4] * before * before);
            Assert.Equal(Math.Sqrt(variance), sigmas[i].Value, tolerance: 1e-12);
        }
    }

    [Fact]
    public async Task The_published_mark_and_pound_parameters_come_out_of_the_engine()
    {
        double[] percent = TestSupport.OracleFile.Numbers(
            TestSupport.OracleFile.Open("garch").Case("fcp_dem2gbp_benchmark").GetProperty("input").GetProperty("r")
        );
        double[] closes = Normals.Prices(percent.Select(r => r / 100));
        BarSeries series = BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes.Length), closes);
        EngineRun run = Run(
            new GarchVolatilityOptions { WarmUp = percent.Length, TrainingReturns = percent.Length },
            series
        );
        List<Observation<double[]>> parameters = run.Watch(GarchVolatility.Parameters, Scope.Instrument());

        await run.RunAsync();

        // Fiorentini, Calzolari and Panattoni (1996), in percent. They start the variance with the mean square of the whole
        // sample; a start from the first returns moves an estimate, but by less than half its standard error.
        double[] p = parameters.Single().Value;
        GarchFit fit = Garch.Fit([.. percent.Select(r => r / 100)], new GarchSpecification());
        GarchStandardErrors error = fit.HessianStandardErrors;
        Assert.Equal(-0.00619041, p[0] * 100, tolerance: error.Mean * 100 / 2);
        Assert.Equal(0.0107613, p[1] * 1e4, tolerance: error.Omega * 1e4 / 2);
        Assert.Equal(0.153134, p[2], tolerance: error.Alpha / 2);
        Assert.Equal(0.805974, p[4], tolerance: error.Beta / 2);
        Assert.Equal(fit.Parameters.Alpha, p[2], tolerance: 1e-4);
    }

    [Fact]
    public async Task Forecasts_revert_to_the_unconditional_variance_by_the_formula()
    {
        EngineRun run = Run(new GarchVolatilityOptions { Horizon = 10 }, Simulated(1_500));
        List<Observation<double>> sigmas = run.Watch(GarchVolatility.Sigma, Scope.Instrument());
        List<Observation<double>> at = run.Watch(GarchVolatility.VarianceAtHorizon, Scope.Instrument());
        List<Observation<double>> to = run.Watch(GarchVolatility.VarianceToHorizon, Scope.Instrument());
        List<Observation<double>> annual = run.Watch(GarchVolatility.SigmaAnnual, Scope.Instrument());
        List<Observation<double[]>> parameters = run.Watch(GarchVolatility.Parameters, Scope.Instrument());
        List<Observation<double>> persistence = run.Watch(GarchVolatility.Persistence, Scope.Instrument());

        await run.RunAsync();

        double[] p = parameters[^1].Value;
        double kept = p[2] + p[4];
        double limit = p[1] / (1 - kept);
        double now = sigmas[^1].Value * sigmas[^1].Value;
        double[] byHand = [.. Enumerable.Range(1, 10).Select(h => limit + (Math.Pow(kept, h - 1) * (now - limit)))];
        Assert.Equal(byHand[^1], at[^1].Value, tolerance: 1e-12);
        Assert.Equal(byHand.Sum(), to[^1].Value, tolerance: 1e-12);
        Assert.Equal(kept, persistence[^1].Value, tolerance: 1e-12);
        Assert.Equal(sigmas[^1].Value * Math.Sqrt(252), annual[^1].Value, tolerance: 1e-12);
        Assert.Equal(Truth.Alpha + Truth.Beta, kept, tolerance: 0.06);
    }

    [Theory]
    [InlineData(500, 0, "needs 501 × bar close of SPY")]
    [InlineData(501, 1, null)]
    public async Task Warm_up_is_500_returns(int closes, int ok, string? reason)
    {
        ActivationReport report = await Run(new GarchVolatilityOptions(), Simulated(closes)).RunAsync("fe_garch");

        Assert.Equal((ok, reason), (report.Ok, report.LastReason));
    }

    [Fact]
    public async Task An_estimation_that_cannot_succeed_keeps_the_parameters_and_says_so()
    {
        BarSeries series = Simulated(WarmUp + 1);
        double last = series.Closes[^1];
        double[] closes = [.. series.Closes, .. Enumerable.Repeat(last, 600)];
        series = BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes.Length), closes);
        EngineRun run = Run(new GarchVolatilityOptions { TrainingReturns = WarmUp }, series);
        List<Observation<GarchFitStatus>> status = run.Watch(GarchVolatility.FitStatus, Scope.Instrument());
        List<Observation<long>> ages = run.Watch(GarchVolatility.FitAge, Scope.Instrument());
        List<Observation<double[]>> parameters = run.Watch(GarchVolatility.Parameters, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_garch");

        Assert.Equal((601, 0), (report.Ok, report.Failed));
        Assert.Equal(GarchFitStatus.Converged, status[0].Value);
        Assert.Equal(GarchFitStatus.KeptEarlier, status[^1].Value);
        Assert.True(ages[^1].Value > 21, $"{ages[^1].Value} bars");
        Assert.Equal(parameters[^2].Value, parameters[^1].Value);
    }

    [Fact]
    public async Task A_series_that_never_moves_is_not_ready()
    {
        double[] closes = [.. Enumerable.Repeat(50.0, WarmUp + 10)];
        BarSeries still = BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes.Length), closes);

        ActivationReport report = await Run(new GarchVolatilityOptions(), still).RunAsync("fe_garch");

        Assert.Equal((0, 0, "the returns do not vary"), (report.Ok, report.Failed, report.LastReason));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1)]
    public async Task Missing_sessions_are_no_shock_but_days_without_news(int refitBars)
    {
        const int missing = 5;
        BarSeries all = Simulated(600);
        HashSet<Timestamp> gone = [.. all.Times.Skip(550).Take(missing)];
        EngineRun run = Run(
            new GarchVolatilityOptions { RefitBars = refitBars },
            all.Without(b => gone.Contains(b.EventTime))
        );
        List<Observation<double>> sigmas = run.Watch(GarchVolatility.Sigma, Scope.Instrument());
        List<Observation<double[]>> parameters = run.Watch(GarchVolatility.Parameters, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_garch");

        int after = sigmas.FindIndex(o => o.At == all.Times[550 + missing]);
        double[] p = parameters[after].Value;
        double kept = p[2] + p[4];
        double limit = p[1] / (1 - kept);
        double before = sigmas[after - 1].Value * sigmas[after - 1].Value;
        double expected = limit + (Math.Pow(kept, missing + 1) * (before - limit));
        Assert.Equal(0, report.Failed);

        // The return over the hole is in no sample, so that an estimation on that day changes nothing either.
        Assert.Equal(1, sigmas[after].Value * sigmas[after].Value / expected, tolerance: 1e-9);
    }

    [Fact]
    public async Task A_split_is_no_shock()
    {
        const int at = 520;
        BarSeries whole = Simulated(560);
        double[] divided = [.. whole.Closes.Select((c, i) => i <= at ? c : c / 2)];
        BarSeries traded = BarSeries.FromCloses("SPY", whole.Times, divided);
        Timestamp ex = whole.Times[at] + TimeSpan.FromHours(1);

        double[] expected = await Sigmas(whole, []);
        double[] actual = await Sigmas(traded, [CorporateAction.Split(new InstrumentId(0), ex, ex, 2, 1)]);

        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance: 1e-6);
        }

        async Task<double[]> Sigmas(BarSeries series, CorporateAction[] actions)
        {
            EngineRun run = Run(new GarchVolatilityOptions(), series);
            run.Builder.AddSource(new MemorySource<CorporateAction>([series.Instrument], actions));
            List<Observation<double>> sigmas = run.Watch(GarchVolatility.Sigma, Scope.Instrument());
            await run.RunAsync();
            return [.. sigmas.Select(o => o.Value)];
        }
    }

    [Fact]
    public async Task A_close_of_zero_is_refused_and_the_variance_goes_on_after_it()
    {
        BarSeries series = Simulated(520);
        double[] closes = series.Closes;
        closes[510] = 0;
        series = BarSeries.FromCloses("SPY", series.Times, closes);
        EngineRun run = Run(new GarchVolatilityOptions(), series);
        List<Observation<double>> sigmas = run.Watch(GarchVolatility.Sigma, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_garch");

        Assert.Equal((19, WarmUp + 1, 0), (report.Ok, report.NotReady, report.Failed));
        Assert.All(sigmas, o => Assert.InRange(o.Value, 0.002, 0.05));
    }

    [Fact]
    public async Task Real_shares_are_most_volatile_in_the_autumn_of_2008_and_losses_weigh_more()
    {
        BarSeries spy = CsvBars.Rows("equity_daily.csv.gz", "SPY");
        spy = spy.Without(b => b.EventTime > Timestamp.FromUtc(2012, 1, 1));
        EngineRun run = Run(
            new GarchVolatilityOptions { Model = VolatilityModel.Gjr, Distribution = InnovationDistribution.StudentT },
            spy
        );
        List<Observation<double>> sigmas = run.Watch(GarchVolatility.Sigma, Scope.Instrument());
        List<Observation<double[]>> parameters = run.Watch(GarchVolatility.Parameters, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_garch");

        Assert.Equal(0, report.Failed);
        DateOnly peak = sigmas.MaxBy(o => o.Value).At.UtcDate;
        Assert.InRange(peak, new DateOnly(2008, 9, 15), new DateOnly(2008, 12, 15));
        Assert.True(parameters[^1].Value[3] > 0.05, "gamma");
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        var validator = new GarchVolatilityOptionsValidator();

        Assert.True(validator.Validate(null, new() { WarmUp = 800, TrainingReturns = 700 }).Failed);
        Assert.True(validator.Validate(null, new() { Model = VolatilityModel.Egarch }).Failed);
        Assert.True(validator.Validate(null, new() { WarmUp = 499 }).Failed);
        Assert.True(validator.Validate(null, new()).Succeeded);
    }

    private static EngineRun Run(GarchVolatilityOptions options, BarSeries series)
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<GarchVolatility, GarchVolatilityOptions, GarchVolatilityOptionsValidator>(
            options,
            enabled: true
        );
        return run;
    }

    private static BarSeries Simulated(int closes)
    {
        var normals = new Normals(21);
        double variance = 1e-4;
        double[] returns = new double[closes - 1];
        for (int t = 0; t < returns.Length; t++)
        {
            double residual = Math.Sqrt(variance) * normals.Next();
            returns[t] = Truth.Mean + residual;
            variance = Truth.Omega + (Truth.Alpha * residual * residual) + (Truth.Beta * variance);
        }

        return BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes), Normals.Prices(returns));
    }
}

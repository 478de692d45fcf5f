using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Conformance;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Tests.Alpha;

public sealed class TStatThresholdTests
{
    private const string Id = "alpha_t_stat_threshold";

    [Fact]
    public async Task A_signal_that_earns_passes_and_one_that_loses_as_reliably_does_not()
    {
        EngineRun earns = Run(new(), Market(drift: 0.01), level: 1);
        List<Observation<long>> passing = earns.Watch(TStatThreshold.Passing);
        EngineRun loses = Run(new(), Market(drift: 0.01), level: -1);
        List<Observation<double[]>> statistics = loses.Watch(TStatThreshold.Statistics);

        Assert.True((await earns.RunAsync()).Fills > 0);
        Assert.Equal(1, passing[^1].Value);
        Assert.Equal(0, (await loses.RunAsync()).Fills);
        Assert.True(statistics[^1].Value.Single() < -3);
    }

    [Fact]
    public async Task Luck_does_not_pass()
    {
        EngineRun run = Run(new(), Market(drift: 0), level: 1);
        List<Observation<double[]>> statistics = run.Watch(TStatThreshold.Statistics);

        RunReport report = await run.RunAsync();

        Assert.Contains(statistics, o => o.Value.Length == 1);
        Assert.Equal(0, report.Orders);
    }

    [Fact]
    public async Task The_statistic_is_that_of_Newey_and_West_on_the_bets_on_paper()
    {
        EngineRun run = Run(new(), Market(drift: 0.002), level: 1);
        List<Observation<double[]>> statistics = run.Watch(TStatThreshold.Statistics);
        List<Observation<double[]>> effective = run.Watch(TStatThreshold.EffectiveBets);
        var probe = new RecordProbeOptions();
        run.Builder.AddPlugin<RecordProbe, RecordProbeOptions>(probe, enabled: true);
        ActivationReport report = await run.RunAsync("test_record_probe");
        Assert.Equal("", $"{report.LastReason}");

        Observation<double[]> last = statistics[^1];
        double[] returns = [.. probe.Seen[^1].Value[0].Bets.Select(b => b.Return)];
        int n = returns.Length;
        double mean = returns.Average();
        int lag = (int)Math.Floor(4 * Math.Pow(n / 100.0, 2.0 / 9));
        double Gamma(int h) => Enumerable.Range(h, n - h).Sum(i => (returns[i] - mean) * (returns[i - h] - mean)) / n;
        double variance = Gamma(0) + Enumerable.Range(1, lag).Sum(h => 2 * (1 - (h / (lag + 1.0))) * Gamma(h));
        Assert.True(n >= 60);
        Assert.Equal(mean / Math.Sqrt(variance / (n - 1)), last.Value[0], tolerance: 1e-9);
        Assert.Equal(n * Gamma(0) / variance, effective[^1].Value[0], tolerance: 1e-6);
    }

    [Theory]
    [InlineData(1, 3.0)] // the floor of 3 is above 1.96
    [InlineData(1_000, 4.056)] // Φ⁻¹(1 − 0.05/2000)
    public async Task The_hurdle_grows_with_the_trials(int trials, double expected)
    {
        EngineRun run = Run(new() { Trials = trials }, Market(drift: 0), level: 1);
        List<Observation<double>> hurdle = run.Watch(TStatThreshold.Required);
        await run.RunAsync();

        Assert.Equal(expected, hurdle[^1].Value, tolerance: 5e-4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signal_with_too_few_bets_waits_unless_told_otherwise(bool passUnproven)
    {
        EngineRun run = Run(new() { PassUnproven = passUnproven }, Market(drift: 0.01).First(60), level: 1);

        Assert.Equal(passUnproven, (await run.RunAsync()).Fills > 0);
    }

    [Fact]
    public async Task Without_a_signal_there_is_nothing_to_judge()
    {
        EngineRun run = new EngineRun().Add(Market(drift: 0));
        run.Builder.AddPlugin<TStatThreshold, TStatThresholdOptions>(new(), enabled: true);

        ActivationReport report = await run.RunAsync(Id);

        Assert.Equal((0, "there is no signal to judge"), (report.Ok, report.LastReason));
    }

    [Fact]
    public async Task Bets_that_do_not_vary_are_no_evidence()
    {
        BarSeries market = Market(drift: 0);
        BarSeries still = BarSeries.FromCloses("SPY", market.Times, [.. market.Times.Select(_ => 50.0)]);
        EngineRun run = Run(new(), still, level: 1);
        List<Observation<string>> judged = run.Watch(TStatThreshold.Judged);

        Assert.Equal(0, (await run.RunAsync()).Orders);
        Assert.All(judged, o => Assert.Equal("", o.Value));
    }

    private static EngineRun Run(TStatThresholdOptions options, BarSeries market, double level)
    {
        EngineRun run = new EngineRun().Add(market);
        run.Builder.AddPlugin<TStatThreshold, TStatThresholdOptions>(options, enabled: true);
        run.Builder.AddPlugin<InAndOut, InAndOutOptions>(new() { Level = level }, enabled: true);
        return run;
    }

    private static BarSeries Market(double drift) =>
        BarSeries.FromCloses(
            "SPY",
            BarSeries.Sessions(new DateOnly(2010, 1, 4), 501),
            Normals.Prices(new Normals(6).Take(500).Select(n => drift + (0.01 * n)))
        );
}

using System.Globalization;
using System.Text.Json;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Diagnostics;
using OptiFire.Plugins.Tests.Risk.Bench;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Diagnostics;

public sealed class SharpeConfidenceTests
{
    private const int SessionsPerYear = 252;

    private static readonly ICalendar UsEquity = Calendars.CreateBuiltIn().Get("us-equity");

    [Fact]
    public void Figures_are_those_of_an_independent_implementation()
    {
        JsonElement reference = OracleFile.Open("sharpe_ci").Case("sharpe_ci");
        JsonElement expected = reference.GetProperty("expected");
        double[] returns = OracleFile.Numbers(reference.GetProperty("input").GetProperty("returns"));
        double[] correlations = OracleFile.Numbers(expected.GetProperty("rho1_5"));
        double[] interval = OracleFile.Numbers(expected.GetProperty("ci95_mertens_annual"));
        double eta =
            SessionsPerYear
            / Math.Sqrt(SessionsPerYear + correlations.Select((r, i) => 2 * (SessionsPerYear - i - 1) * r).Sum());

        DirectRun run = Observe(returns, new());

        Near(expected.GetProperty("sr_daily").GetDouble(), run.Value(SharpeConfidence.Ratio));
        Near(expected.GetProperty("sr_daily").GetDouble() * eta, run.Value(SharpeConfidence.Annual));
        Near(interval[0] / Math.Sqrt(SessionsPerYear) * eta, run.Value(SharpeConfidence.Lower));
        Near(interval[1] / Math.Sqrt(SessionsPerYear) * eta, run.Value(SharpeConfidence.Upper));
        Near(expected.GetProperty("psr_0").GetDouble(), run.Value(SharpeConfidence.Probability));
        Near(
            returns.Length / expected.GetProperty("min_trl_95_obs").GetDouble(),
            run.Value(SharpeConfidence.TrackRecordShare)
        );
        Assert.Equal(returns.Length, run.Value(SharpeConfidence.Observations));
    }

    [Fact]
    public void Normal_returns_of_a_tenth_per_session_give_the_known_probability()
    {
        DirectRun run = Observe(LikeNormal(0.1), new() { Trials = 1 });

        Assert.Equal(0.1, run.Value(SharpeConfidence.Ratio), 1e-9);
        Assert.Equal(0.9430, run.Value(SharpeConfidence.Probability), 4); // excess kurtosis would give 0.9437
        Assert.Equal(run.Value(SharpeConfidence.Probability), run.Value(SharpeConfidence.Deflated));
    }

    [Fact]
    public void More_trials_leave_less_of_the_ratio()
    {
        double[] by = [.. new[] { 1, 2, 10, 100, 10_000 }.Select(n => Deflated(new() { Trials = n }))];
        Assert.Equal(by.OrderDescending(), by);
        Assert.True(by[^1] < 0.1);

        double[] unlike = [.. new[] { 0.5, 1.0, 2.0 }.Select(d => Deflated(new() { Trials = 10, TrialDeviation = d }))];
        Assert.Equal(unlike.OrderDescending(), unlike);

        static double Deflated(SharpeConfidenceOptions options) =>
            Observe(LikeNormal(0.1), options).Value(SharpeConfidence.Deflated);
    }

    [Fact]
    public void Interval_covers_the_true_ratio_of_heavy_tailed_returns()
    {
        const int runs = 2_000;
        const double truth = 0.1;
        var random = new Random(7);
        int covered = 0;
        for (int run = 0; run < runs; run++)
        {
            double[] returns = new double[250];
            for (int i = 0; i < returns.Length; i++)
            {
                double squares = 0;
                for (int k = 0; k < 5; k++)
                {
                    squares += Math.Pow(Normal(random), 2);
                }

                double standard = Normal(random) / Math.Sqrt(squares / 5) / Math.Sqrt(5.0 / 3); // variance 1
                returns[i] = 0.01 * (truth + standard);
            }

            DirectRun seen = Observe(returns, new());
            double eta = seen.Value(SharpeConfidence.Annual) / seen.Value(SharpeConfidence.Ratio);
            bool inside =
                seen.Value(SharpeConfidence.Lower) <= eta * truth && eta * truth <= seen.Value(SharpeConfidence.Upper);
            covered += inside ? 1 : 0;
        }

        Assert.InRange((double)covered / runs, 0.93, 0.97);
    }

    [Fact]
    public void Returns_that_follow_each_other_lower_the_yearly_ratio_and_widen_its_interval()
    {
        var random = new Random(1);
        double[] returns = new double[1_000];
        double before = 0;
        for (int i = 0; i < returns.Length; i++)
        {
            before = (0.5 * before) + (0.01 * Normal(random));
            returns[i] = 0.002 + before;
        }

        DirectRun run = Observe(returns, new());

        double ratio = run.Value(SharpeConfidence.Ratio);
        Assert.InRange(run.Value(SharpeConfidence.Annual), 0, 0.8 * ratio * Math.Sqrt(SessionsPerYear));
        double plain = run.Value(SharpeConfidence.Upper) - run.Value(SharpeConfidence.Lower);
        double robust = run.Value(SharpeConfidence.UpperHac) - run.Value(SharpeConfidence.LowerHac);
        Assert.InRange(robust / plain, 1.3, 2); // √((1 + 0.5)/(1 − 0.5)) = 1.73 with all lags
    }

    [Fact]
    public void Ratio_below_the_benchmark_has_no_track_record_that_would_do()
    {
        DirectRun run = Observe(LikeNormal(0.1), new() { Benchmark = 3 });

        Assert.Equal(0, run.Value(SharpeConfidence.TrackRecordShare));
        Assert.True(run.Value(SharpeConfidence.Probability) < 0.5);
    }

    [Fact]
    public void Cash_return_is_taken_off()
    {
        double cash = 0.05;
        double[] returns = LikeNormal(0.1);
        double[] more = [.. returns.Select(r => r + (cash / SessionsPerYear))];

        double without = Observe(returns, new()).Value(SharpeConfidence.Ratio);
        Assert.Equal(without, Observe(more, new() { RiskFreeRate = cash }).Value(SharpeConfidence.Ratio), 1e-9);
    }

    [Fact]
    public void Equity_that_does_not_vary_or_is_gone_is_not_ready()
    {
        Assert.Equal(RunStatus.NotReady, Ask([.. Enumerable.Repeat(1.0, 100)]).Status);
        Assert.Equal(RunStatus.NotReady, Ask([1, .. Enumerable.Repeat(0.0, 99)]).Status);
        Assert.Equal(RunStatus.NotReady, Ask([1, double.NaN, .. Enumerable.Repeat(1.0, 98)]).Status);
    }

    [Fact]
    public void Table_and_chart_show_the_ratio_with_its_interval()
    {
        var run = RunOf(LikeNormal(0.1));
        Assert.Equal(RunResult.Ok, new SharpeConfidence(new()).Draw(run));

        IReadOnlyList<Sdk.Reports.ChartSeries> lines = run.Charts[0].Panels[0].Series;
        Assert.All(lines[0].Y.Index(), y => Assert.InRange(y.Item, lines[1].Y[y.Index], lines[2].Y[y.Index]));
        DirectRun observed = Observe(LikeNormal(0.1), new());
        Assert.Equal(observed.Value(SharpeConfidence.Annual), lines[0].Y[^1], 1e-9);
        Assert.Equal(observed.Value(SharpeConfidence.Upper), lines[2].Y[^1], 1e-9);
        Assert.All(run.Tables[0].Rows, row => Assert.Equal(run.Tables[0].Columns.Count, row.Count));
    }

    [Theory]
    [InlineData(59, "needs 61 session closes of equity")]
    [InlineData(62, null)]
    public async Task Engine_waits_for_enough_sessions(int days, string? reason)
    {
        RunReport report = await Through(days, new());

        Assert.All(
            report.Activations.Where(a => a.Instance.PluginId == "diag_sharpe_ci"),
            a => Assert.Equal(reason, a.LastReason)
        );
    }

    [Fact]
    public async Task Engine_counts_the_trials_of_the_signals_and_uses_the_window()
    {
        IReadOnlyDictionary<string, string> ports = (await Through(200, new() { Window = 100 }))
            .Activations.Single(a => a.Role == Role.Monitor)
            .Outputs;

        Assert.Equal("100", ports["observations"]);
        Assert.Equal(ports["psr"], ports["dsr"]); // one signal, tried once
        Assert.True(double.Parse(ports["psr"], CultureInfo.InvariantCulture) > 0.5);
    }

    [Fact]
    public void Options_that_cannot_be_met_are_refused()
    {
        var validator = new SharpeConfidenceOptionsValidator();

        Assert.False(validator.Validate(null, new()).Failed);
        Assert.True(validator.Validate(null, new() { Window = 30 }).Failed);
        Assert.True(validator.Validate(null, new() { Confidence = 1 }).Failed);
        Assert.True(validator.Validate(null, new() { Trials = -1 }).Failed);
    }

    /// <summary>252 returns with population skewness 0 and kurtosis 3 exactly, and a given sample ratio, in mixed order.</summary>
    private static double[] LikeNormal(double ratio)
    {
        double[] standard =
        [
            .. Enumerable.Repeat(Math.Sqrt(3), 42),
            .. Enumerable.Repeat(-Math.Sqrt(3), 42),
            .. Enumerable.Repeat(0.0, 168),
        ];
        new Random(2).Shuffle(standard);
        double mean = ratio * Math.Sqrt(252.0 / 251);
        return [.. standard.Select(z => 0.01 * (mean + z))];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static void Near(double expected, double actual) => OracleFile.Close(expected, actual, 1e-9, 1e-12);

    private static DirectRun RunOf(double[] returns)
    {
        double level = 1;
        double[] index = [1, .. returns.Select(r => level *= 1 + r)];
        return new DirectRun(null, UsEquity)
        {
            Index = index,
            Times = [.. Enumerable.Range(1, index.Length).Select(TestRun.Day)],
        };
    }

    private static DirectRun Observe(double[] returns, SharpeConfidenceOptions options)
    {
        DirectRun run = RunOf(returns);
        Assert.Equal(RunResult.Ok, new SharpeConfidence(options).Observe(run));
        return run;
    }

    private static RunResult Ask(double[] index)
    {
        var run = new DirectRun(null, UsEquity)
        {
            Index = index,
            Times = [.. Enumerable.Range(1, index.Length).Select(TestRun.Day)],
        };
        RunResult drawn = new SharpeConfidence(new()).Draw(run);
        RunResult observed = new SharpeConfidence(new()).Observe(run);
        Assert.Equal(drawn, observed);
        Assert.Empty(run.Published);
        return observed;
    }

    private static async Task<RunReport> Through(int days, SharpeConfidenceOptions options)
    {
        var random = new Random(4);
        decimal price = 100;
        var run = new TestRun("A");
        run.Builder.AddPlugin<SharpeConfidence, SharpeConfidenceOptions, SharpeConfidenceOptionsValidator>(
            options,
            enabled: true
        );
        run.With([
            .. Enumerable
                .Range(0, days)
                .Select(day =>
                {
                    decimal open = price;
                    price *= 1 + (decimal)(0.002 + (0.01 * Normal(random)));
                    return run.BarOf(day, open, price);
                }),
        ]);
        return await run.RunAsync();
    }
}

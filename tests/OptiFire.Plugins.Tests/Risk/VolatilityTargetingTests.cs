using System.Globalization;
using OptiFire.Engine.Hosting;
using OptiFire.Numerics.Risk;
using OptiFire.Numerics.Volatility;
using OptiFire.Plugins.Risk;
using OptiFire.Plugins.Tests.Risk.Bench;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Tests.Risk;

public sealed class VolatilityTargetingTests
{
    private const int SessionsPerYear = 365; // of the market that never closes

    [Fact]
    public async Task Thirty_percent_volatility_is_halved_and_stays_so()
    {
        RunReport report = await Through(new(), Swings(0.30, 150));

        Assert.Equal(0.5, Port(report, "leverage"), 3);
        // The weight held drifts with the last price, by at most one day's move of 1.6 %.
        Assert.Equal(0.30, Port(report, "portfolio_vol_annual"), 0.30 * 0.016);
        // A target that fed back into itself would by now stand at 1 again, or swing.
        Assert.Equal(0.5, Exposure(report), 1);
    }

    [Fact]
    public async Task Calm_market_is_capped()
    {
        Assert.Equal(1, Port(await Through(new(), Swings(0.05, 150)), "leverage"));
        Assert.Equal(2, Port(await Through(new() { MaxLeverage = 2 }, Swings(0.05, 150)), "leverage"));
    }

    [Theory]
    [InlineData(0.16, 1)] // wants 0.94: within a tenth of 1
    [InlineData(0.17, 0.882)] // wants 0.88: beyond it
    public async Task Small_changes_are_not_traded(double volatility, double expected) =>
        Assert.Equal(expected, Port(await Through(new(), Swings(volatility, 150)), "leverage"), 3);

    [Fact]
    public async Task Realised_volatility_of_the_scaled_portfolio_meets_the_target()
    {
        var random = new Random(11);
        double[] returns =
        [
            .. Enumerable.Range(0, 1_500).Select(_ => Normal(random) * 0.30 / Math.Sqrt(SessionsPerYear)),
        ];

        RunReport report = await Through(new(), returns);

        double[] index = [.. report.EquityCurve.Skip(100).Select(p => p.Index)];
        double[] scaled = [.. index.Skip(1).Zip(index, (after, before) => (after / before) - 1)];
        double realised = Math.Sqrt(scaled.Sum(r => r * r) / scaled.Length * SessionsPerYear);
        Assert.InRange(realised, 0.14, 0.165); // estimation error of a short memory adds a few percent
    }

    [Fact]
    public async Task Forecast_is_that_of_the_covariance_matrix_of_what_is_held()
    {
        const int days = 120;
        var random = new Random(3);
        double[] first = [.. Enumerable.Range(0, days).Select(_ => 0.02 * Normal(random))];
        double[] second = [.. first.Select(r => (-0.8 * r) + (0.01 * Normal(random)))];
        // Never scaled: the weights at the last close are the quantities bought on the second day.
        var options = new VolatilityTargetingOptions { Target = 1, LookbackSessions = days };

        RunReport report = await Through(options, first, second);

        double[] weights =
        [
            .. report.Portfolio.Positions.Select(p => (double)(p.MarketValue / report.Portfolio.Equity)),
        ];
        double[] closes1 = Closes(first);
        double[] closes2 = Closes(second);
        double[] returns1 = [.. closes1.Skip(1).Zip(closes1, (after, before) => (after / before) - 1)];
        double[] returns2 = [.. closes2.Skip(1).Zip(closes2, (after, before) => (after / before) - 1)];
        double[] scratch = new double[returns1.Length];
        double start11 = Ewma.Backcast(returns1);
        double start22 = Ewma.Backcast(returns2);
        double start12 = (Ewma.Backcast([.. returns1.Zip(returns2, (a, b) => a + b)]) - start11 - start22) / 2;
        double c11 = Ewma.Variance(returns1, 0.94, start11, scratch);
        double c22 = Ewma.Variance(returns2, 0.94, start22, scratch);
        double c12 = Ewma.Covariance(returns1, returns2, 0.94, start12, scratch);
        double expected = VolatilityTarget.PortfolioVolatility(weights, [c11, c12, c12, c22], SessionsPerYear);
        Assert.Equal(expected, Port(report, "portfolio_vol_annual"), expected * 1e-7);
        double apart = Math.Sqrt(SessionsPerYear * ((weights[0] * weights[0] * c11) + (weights[1] * weights[1] * c22)));
        Assert.True(expected < 0.7 * apart); // the hedge counts
    }

    [Fact]
    public async Task It_says_what_is_missing_and_scales_nothing_until_then()
    {
        Assert.Equal("nothing was held yet", Reason(await Through(new(), [0.01])));
        RunReport report = await Through(new(), Swings(0.60, 60));
        Assert.Equal("too few sessions with a close of everything held", Reason(report));
        Assert.Equal(1, Exposure(report), 1);
        Assert.Null(Reason(await Through(new(), Swings(0.60, 62))));
    }

    [Fact]
    public async Task Days_that_one_instrument_misses_are_left_out_for_all()
    {
        double[] calm = Swings(0.10, 150);
        var run = new TestRun("A", "B");
        AddPlugin(run, new());
        // B misses every third day; taken by position, its rows would pair with other days of A.
        Bar[] rows = [.. Bars(run, calm, 0), .. Bars(run, calm, 1).Where((_, i) => i % 3 != 1)];
        run.With([.. rows.OrderBy(b => b.EventTime).ThenBy(b => b.Instrument.Value)]);

        RunReport report = await run.RunAsync();

        // Both are the same price every day, so the pair is twice as long as one of half the level; two-day moves cancel.
        Assert.True(Port(report, "portfolio_vol_annual") < 0.5 * 0.10 * Math.Sqrt(2) * 2);
        Assert.Null(Reason(report));
    }

    [Fact]
    public async Task Order_that_is_never_placed_does_not_wind_the_multiplier_down()
    {
        // 15 % of equity at 200 % volatility is 30 %: half is wanted, but half of 15 % is below the least trade of 10 %.
        var run = new TestRun(new HoldLevelOptions { Level = 0.15 }, ["A"]);
        run.Settings = run.Settings with { Execution = run.Settings.Execution with { MinTradeFraction = 0.1m } };
        AddPlugin(run, new());
        double up = 2 / Math.Sqrt(SessionsPerYear);
        run.With([.. Bars(run, [.. Swings(2, 150).Select(r => r > 0 ? up : -up / (1 + up))], 0)]); // to and fro

        RunReport report = await run.RunAsync();

        Assert.Equal(1, report.Fills);
        Assert.InRange(Port(report, "leverage"), 0.42, 0.58); // weights drift by a tenth a day
    }

    [Fact]
    public async Task Flat_account_goes_on_measuring_and_comes_back()
    {
        // Wild for 150 days and then calm; flat on the last wild day, back a hundred days later.
        double[] returns = [.. Swings(0.90, 150), .. Swings(0.05, 200)];
        RunReport report = await Through(new(), new HoldLevelOptions { Until = 150 }, returns);

        Assert.Empty(report.Portfolio.Positions);
        Assert.InRange(Port(report, "leverage"), 0.9, 1); // the band leaves it within a tenth of 1
    }

    [Fact]
    public void State_survives_saving_and_restoring()
    {
        var slot = new StateSlot<VolatilityTargetingState>(
            new VolatilityTargetingState
            {
                Leverage = 0.1,
                HeldLeverage = 1 / 3.0,
                AsOf = TestRun.Day(5),
                Volatility = 0.3,
            }
        );
        var writer = new PayloadWriter();
        slot.Write(writer);
        var other = new StateSlot<VolatilityTargetingState>(new VolatilityTargetingState());
        var reader = new PayloadReader(writer.WrittenSpan);
        other.Read(ref reader);
        var again = new PayloadWriter();
        other.Write(again);

        Assert.Equal(writer.WrittenSpan, again.WrittenSpan);
        Assert.Equal(1 / 3.0, other.Committed.HeldLeverage);
    }

    [Fact]
    public void Options_that_cannot_be_met_are_refused()
    {
        var validator = new VolatilityTargetingOptionsValidator();

        Assert.False(validator.Validate(null, new()).Failed);
        Assert.True(validator.Validate(null, new() { MinSessions = 300 }).Failed);
        Assert.True(validator.Validate(null, new() { Target = 0 }).Failed);
        Assert.True(validator.Validate(null, new() { Decay = 1 }).Failed);
    }

    /// <summary>Returns of one size and alternating sign: every squared return is the variance itself.</summary>
    private static double[] Swings(double annual, int days) =>
        [.. Enumerable.Range(0, days).Select(i => (i % 2 == 0 ? 1 : -1) * annual / Math.Sqrt(SessionsPerYear))];

    private static Task<RunReport> Through(VolatilityTargetingOptions options, params double[][] returns) =>
        Through(options, new HoldLevelOptions(), returns);

    private static async Task<RunReport> Through(
        VolatilityTargetingOptions options,
        HoldLevelOptions hold,
        params double[][] returns
    )
    {
        var run = new TestRun(hold, new[] { "A", "B", "C" }[..returns.Length]);
        AddPlugin(run, options);
        run.With([
            .. returns.SelectMany((r, i) => Bars(run, r, i)).OrderBy(b => b.EventTime).ThenBy(b => b.Instrument.Value),
        ]);
        return await run.RunAsync();
    }

    private static void AddPlugin(TestRun run, VolatilityTargetingOptions options) =>
        run.Builder.AddPlugin<VolatilityTargeting, VolatilityTargetingOptions, VolatilityTargetingOptionsValidator>(
            options,
            enabled: true
        );

    private static double[] Closes(double[] returns)
    {
        double price = 100;
        return [.. returns.Select(r => price *= 1 + r)];
    }

    private static IEnumerable<Bar> Bars(TestRun run, double[] returns, int instrument)
    {
        double[] closes = Closes(returns);
        return closes.Select(
            (close, i) => run.BarOf(i, i == 0 ? 100m : (decimal)closes[i - 1], (decimal)close, instrument)
        );
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Exposure(RunReport report) =>
        (double)(report.Portfolio.PositionsValue / report.Portfolio.Equity);

    private static ActivationReport Activation(RunReport report) =>
        report.Activations.Single(a => a.Instance.PluginId == "risk_vol_target");

    private static string? Reason(RunReport report) => Activation(report).LastReason;

    private static double Port(RunReport report, string name) =>
        double.Parse(Activation(report).Outputs[name], CultureInfo.InvariantCulture);
}

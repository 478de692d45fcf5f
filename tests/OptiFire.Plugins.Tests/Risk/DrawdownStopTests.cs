using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Risk;
using OptiFire.Plugins.Tests.Risk.Bench;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Settings;

namespace OptiFire.Plugins.Tests.Risk;

public sealed class DrawdownStopTests
{
    private readonly StateSlot<DrawdownStopState> _slot = new(default);

    [Fact]
    public void Guard_follows_the_ladder_and_stays_latched()
    {
        decimal[] equities = [100, 95, 94, 92, 91, 99];

        Assert.Equal([1, .5, .5, 0, 0, 0], equities.Select(e => Check(e)));
        Assert.Equal(0, Check(250)); // a new high re-arms nothing
    }

    [Fact]
    public void Guard_sees_no_gain_and_no_loss_in_money_paid_in_or_out()
    {
        Assert.Equal(1, Check(100));
        Assert.Equal(.5, Check(95));
        Assert.Equal(.5, Check(145, GuardCause.Flow, 50));
        Assert.Equal(.5, Check(145m * 94 / 95)); // what 94 was without the deposit
        Assert.Equal(0, Check(145m * 92 / 95));
    }

    [Fact]
    public void Withdrawal_alone_never_stops_trading() =>
        Assert.Equal([1, 1, 1], new[] { Check(100), Check(40, GuardCause.Flow, -60), Check(39.5m) });

    [Theory]
    [InlineData(4, .5)] // 0.04: not below the way back
    [InlineData(3, .5)] // 0.03: at it, still not below
    [InlineData(2.9, 1)]
    public void Reduced_targets_come_back_only_well_below_the_threshold(double drawdownPercent, double expected)
    {
        Check(100);
        Check(95);

        Assert.Equal(expected, Check(100 - (decimal)drawdownPercent));
    }

    [Fact]
    public void Only_a_rearm_ends_the_stop_and_the_high_starts_anew()
    {
        Check(100);
        Check(90);
        foreach (GuardCause cause in new[] { GuardCause.Mark, GuardCause.Fill, GuardCause.Flow, GuardCause.Decision })
        {
            Assert.Equal(0, Check(90, cause));
        }

        Assert.Equal(1, Check(90, GuardCause.Rearm));
        Assert.Equal(GuardVerdict.Clear, _run!.Verdict);
        Assert.Equal(.5, Check(85.5m)); // 5 % below the 90 of the re-arm
    }

    [Fact]
    public void Rearming_what_is_not_latched_is_a_check_like_any_other()
    {
        Check(100);

        Assert.Equal(.5, Check(95, GuardCause.Rearm));
    }

    [Fact]
    public void Latch_and_high_survive_saving_and_restoring()
    {
        Check(100);
        Check(92);
        Restart();
        Assert.Equal(0, Check(99));

        Check(99, GuardCause.Rearm);
        Check(110);
        Restart();
        Assert.Equal(.5, Check(104)); // 5.45 % below 110, not above 99
    }

    [Fact]
    public void Without_equity_it_says_so_and_with_lost_equity_it_stops()
    {
        Assert.Equal(RunStatus.NotReady, Ask(0, GuardCause.Mark, 0).Status);
        Assert.Equal(1, Check(100));
        Assert.Equal(0, Check(-5));
        Assert.Equal(0, Check(-5, GuardCause.Rearm)); // nothing left to start from
    }

    [Fact]
    public void Stop_that_holds_keeps_positions_and_forbids_more()
    {
        Check(100, options: new() { OnStop = StopAction.Hold });
        Check(90, options: new() { OnStop = StopAction.Hold });

        GuardVerdict verdict = _run!.Verdict!.Value;
        Assert.Equal((1.0, TradingState.ReduceOnly, false), (verdict.Multiplier, verdict.State, verdict.Flatten));
    }

    [Fact]
    public void Check_allocates_nothing_in_the_steady_state()
    {
        var plugin = new DrawdownStop(new());
        var run = new DirectRun(_slot, new AlwaysOpenCalendar()) { AccountEquity = 100, ForgetsOutputs = true };
        for (int i = 0; i < 2_000; i++)
        {
            plugin.Check(run);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            run.AccountEquity = 96 + (i % 5);
            plugin.Check(run);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Stop_level_is_the_settings_drawdown_limit() =>
        Assert.Equal((double)new RiskSettings().MaxDrawdown, new DrawdownStopOptions().StopAt);

    [Theory]
    [InlineData(0.08, 0.05, 0.03)]
    [InlineData(0.05, 0.05, 0.03)]
    [InlineData(0.05, 0.08, 0.06)]
    [InlineData(double.NaN, 0.08, 0.03)]
    public void Options_out_of_order_are_refused(double reduceAt, double stopAt, double restoreBelow)
    {
        var options = new DrawdownStopOptions
        {
            ReduceAt = reduceAt,
            StopAt = stopAt,
            RestoreBelow = restoreBelow,
        };

        Assert.Equal(options.ReduceAt >= stopAt || double.IsNaN(reduceAt) || restoreBelow > reduceAt, Fails(options));
        Assert.False(Fails(new()));
    }

    // Equity in thousands: 100, 95 (halved at the next open), 94, 92 (stopped; flat at the next open at 87), 91 for ever.
    private static readonly (decimal Open, decimal Close)[] Fall =
    [
        (100, 100),
        (100, 100),
        (98, 95),
        (95, 93),
        (93, 89),
        (87, 86),
        (86, 120),
        (120, 150),
    ];

    [Fact]
    public async Task Engine_halves_then_closes_everything_though_no_target_changes()
    {
        (TestRun run, RunReport report) = await Through(Fall, new());

        OrderFilled[] fills = [.. run.Events<OrderFilled>()];
        Assert.Equal([1_000m, -500m, -500m], fills.Select(f => Signed(f)));
        Assert.Equal([100m, 95m, 87m], fills.Select(f => f.Fill.Price));
        Assert.Empty(report.Portfolio.Positions);
        Assert.Equal(91_000m, report.Portfolio.Equity);
        TradingStateChanged change = Assert.Single(run.Events<TradingStateChanged>());
        Assert.Equal((TradingState.ReduceOnly, TestRun.Day(5)), (change.State, change.Time));
        Assert.Equal("1", Ports(report)["latched"]);
        Assert.Equal("0", Ports(report)["multiplier"]);
    }

    [Fact]
    public async Task Engine_keeps_what_it_holds_and_adds_nothing_where_the_stop_holds()
    {
        (TestRun run, RunReport report) = await Through(Fall, new() { OnStop = StopAction.Hold });

        Assert.Equal([1_000m, -500m], run.Events<OrderFilled>().Select(f => Signed(f)));
        Assert.Equal(500, Assert.Single(report.Portfolio.Positions).Quantity);
        Assert.Equal("1", Ports(report)["latched"]); // though equity went on to 122.5, far above the old high
    }

    [Fact]
    public async Task Engine_publishes_drawdown_and_high_at_session_closes_and_draws_them()
    {
        (_, RunReport report) = await Through(Fall[..5], new());

        ActivationReport feature = report.Activations.Single(a => a.Role == Role.Feature);
        Assert.Equal(
            0.08,
            double.Parse(feature.Outputs["drawdown"], System.Globalization.CultureInfo.InvariantCulture),
            12
        );
        Assert.Equal("100000", feature.Outputs["high_water_mark"]);
        Sdk.Reports.ChartSeries line = Assert.Single(report.Charts).Panels[0].Series[0];
        Assert.Equal(-0.08, line.Y.Min(), 12);
    }

    private static async Task<(TestRun Run, RunReport Report)> Through(
        (decimal Open, decimal Close)[] prices,
        DrawdownStopOptions options
    )
    {
        var run = new TestRun("A");
        run.Builder.AddPlugin<DrawdownStop, DrawdownStopOptions, DrawdownStopOptionsValidator>(options);
        run.With([.. prices.Select((p, i) => run.BarOf(i, p.Open, p.Close))]);
        return (run, await run.RunAsync());
    }

    private static IReadOnlyDictionary<string, string> Ports(RunReport report) =>
        report.Activations.Single(a => a.Role == Role.Guard).Outputs;

    private static decimal Signed(OrderFilled filled) =>
        filled.Order.Request.Side == OrderSide.Buy ? filled.Fill.Quantity : -filled.Fill.Quantity;

    private static bool Fails(DrawdownStopOptions options) =>
        new DrawdownStopOptionsValidator().Validate(null, options).Failed;

    private DirectRun? _run;

    private double Check(
        decimal equity,
        GuardCause cause = GuardCause.Mark,
        decimal flow = 0,
        DrawdownStopOptions? options = null
    )
    {
        Assert.Equal(RunResult.Ok, Ask(equity, cause, flow, options));
        return _run!.Value(DrawdownStop.Multiplier);
    }

    private RunResult Ask(decimal equity, GuardCause cause, decimal flow, DrawdownStopOptions? options = null)
    {
        _run = new DirectRun(_slot, new AlwaysOpenCalendar())
        {
            AccountEquity = equity,
            Cause = cause,
            FlowSinceLast = flow,
        };
        _slot.Begin();
        RunResult result = new DrawdownStop(options ?? new()).Check(_run);
        _slot.Commit();
        return result;
    }

    private void Restart()
    {
        var writer = new PayloadWriter();
        _slot.Write(writer);
        var reader = new PayloadReader(writer.WrittenSpan);
        _slot.Read(ref reader);
        Assert.Equal(0, reader.Remaining);
    }
}

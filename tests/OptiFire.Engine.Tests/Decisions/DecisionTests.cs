using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Decisions;

public sealed class DecisionTests
{
    [Fact]
    public async Task Two_sizings_count_by_the_smaller_and_not_by_the_product()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            "1",
            b =>
                b.AddPlugin<Shrink, ShrinkOptions>(new ShrinkOptions { Multiplier = 0.5 }, enabled: true)
                    .AddPlugin<Shrink, ShrinkOptions>(new ShrinkOptions { Multiplier = 0.6 }, "other", enabled: true)
        );

        Assert.Equal(50m, run.Orders.Sum());
    }

    [Fact]
    public async Task A_price_that_only_drifts_trades_nothing()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            b => b.AddPlugin<Script, ScriptOptions>(enabled: true),
            execution: new ExecutionSettings { MinTradeFraction = 0 },
            sessions: 100
        );

        Assert.Single(run.Orders);
        Assert.Equal(1, run.Report.Fills);
    }

    [Fact]
    public async Task Silence_neither_cancels_a_signal_nor_stands_for_zero()
    {
        ScriptedRun run = await ScriptedRun.RunAsync("n n 1 n n n 0");

        Assert.Equal([100m, -100m], run.Orders);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_blocking_or_failing_risk_plugin_stops_entries_and_never_exits(bool fails)
    {
        var brake = new BrakeOptions { From = 2, Fails = fails };
        ScriptedRun run = await ScriptedRun.RunAsync(
            "1 1 1 0 1",
            b => b.AddPlugin<Brake, BrakeOptions>(brake, enabled: true)
        );

        Assert.Equal([100m, -100m], run.Orders);
        Assert.Equal("test_brake", Assert.Single(run.Refusals.Select(r => r.Rule.PluginId).Distinct()));
        Assert.Empty(run.Report.Portfolio.Positions);
    }

    [Fact]
    public async Task A_refused_turn_from_long_to_short_still_closes_the_long_side()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            "1 1 1 -1",
            b => b.AddPlugin<Brake, BrakeOptions>(new BrakeOptions { From = 2 }, enabled: true)
        );

        Assert.Equal([100m, -100m], run.Orders);
        Assert.Equal(200m, Assert.Single(run.Refusals).Request.Quantity);
        Assert.Empty(run.Report.Portfolio.Positions);
    }

    [Fact]
    public async Task An_order_filter_stops_entries_and_never_exits()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            "1 1 0 -1",
            b => b.AddPlugin<Closed, ClosedOptions>(new ClosedOptions { Side = OrderSide.Sell }, enabled: true)
        );

        Assert.Equal([100m, -100m], run.Orders);
        Assert.Equal("closed", Assert.Single(run.Refusals).Reason);
    }

    [Fact]
    public async Task Reduce_only_closes_the_side_that_is_left_and_opens_no_other()
    {
        ScriptedRun run = await ScriptedRun.RunAsync("1 1 1 -1", b => b.AddPlugin<Latch, LatchOptions>(enabled: true));

        Assert.Equal([100m, -100m], run.Orders);
        Assert.Empty(run.Report.Portfolio.Positions);
    }

    [Fact]
    public async Task A_halt_sends_nothing_of_itself()
    {
        var halt = new LatchOptions { State = TradingState.Halted };
        ScriptedRun run = await ScriptedRun.RunAsync(
            "1 1 1 0",
            b => b.AddPlugin<Latch, LatchOptions>(halt, enabled: true)
        );

        Assert.Equal([100m], run.Orders);
        Assert.Equal(100m, Assert.Single(run.Report.Portfolio.Positions).Quantity);
    }

    [Fact]
    public async Task A_guard_that_wants_everything_closed_later_gets_it_in_the_state_it_set_before()
    {
        var latch = new LatchOptions { FlattenFromMark = 4 };
        ScriptedRun run = await ScriptedRun.RunAsync("1", b => b.AddPlugin<Latch, LatchOptions>(latch, enabled: true));

        Assert.Equal([100m, -100m], run.Orders);
        Assert.Empty(run.Report.Portfolio.Positions);
    }

    [Fact]
    public async Task A_target_is_cut_to_the_largest_whole_lot_within_the_limit_of_its_symbol()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            b => b.AddPlugin<Script, ScriptOptions>(enabled: true),
            new RiskSettings { MaxExposureSymbol = 0.05m, MaxExposureTotal = null },
            change: bars => bars[0] = bars[0] with { Close = 99_9600, Low = 90_0000, High = 110_0000 }
        );

        Assert.Equal([50m], run.Orders); // 5 % of 100 000 at 99.96 buys 50.02
    }

    [Fact]
    public async Task All_targets_shrink_together_within_the_limit_of_the_whole()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            b => b.AddPlugin<Script, ScriptOptions>(enabled: true),
            new RiskSettings { MaxExposureSymbol = null, MaxExposureTotal = 0.10m },
            symbols: ["AAA", "BBB", "CCC", "DDD"]
        );

        decimal[] sizes = [.. run.Orders];
        Assert.Equal(4, sizes.Length);
        Assert.All(sizes, size => Assert.InRange(size, 24m, 26m)); // a quarter of 100 each: four near 100, limit 10 000
        Assert.True(run.Report.Refusals == 0);
    }

    [Fact]
    public async Task Allocations_of_every_order_sum_to_it_exactly()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            b =>
                b.AddPlugin<Script, ScriptOptions>(new ScriptOptions { Levels = "1 0.3 -0.7 0 0.1 1" }, enabled: true)
                    .AddPlugin<Script, ScriptOptions>(
                        new ScriptOptions { Levels = "0.3 -1 0.2 0.7 0.9 0 -0.3" },
                        "b",
                        enabled: true
                    )
                    .AddPlugin<Script, ScriptOptions>(
                        new ScriptOptions { Levels = "0.1 1 0.9 -0.3 n 1 0 -1" },
                        "c",
                        enabled: true
                    ),
            execution: ScriptedRun.FixedSize with
            {
                FillModel = FillModel.SpreadAndImpact,
                MinTradeFraction = 0,
            },
            change: bars =>
            {
                for (int i = 0; i < bars.Length; i++)
                {
                    bars[i] = bars[i] with { Volume = 170 }; // 17 shares a bar: orders fill in parts and expire
                }
            }
        );

        Assert.True(run.Intents.Count > 5, $"only {run.Intents.Count} orders");
        Assert.All(run.Intents, i => Assert.Equal(i.Request.SignedQuantity, i.Allocations.Sum(a => a.Quantity)));
    }

    [Fact]
    public async Task An_order_that_was_accepted_and_then_refused_moves_no_money_and_no_share()
    {
        ScriptedRun run = await ScriptedRun.RunAsync("1 0", b => b.UseBroker(new RefusingBroker()));

        Assert.NotEmpty(run.Orders);
        Assert.Equal(0, run.Report.Fills);
        Assert.Equal(100_000m, run.Report.Portfolio.Cash);
        Assert.Empty(run.Report.Portfolio.Positions);
        Assert.Empty(run.Report.WorkingOrders);
    }
}

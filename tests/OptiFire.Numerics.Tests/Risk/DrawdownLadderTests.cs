using System.Text.Json;
using OptiFire.Numerics.Risk;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Risk;

public sealed class DrawdownLadderTests
{
    private static readonly DrawdownRules Rules = new();

    private static readonly DrawdownRules NoHysteresis = new() { RestoreBelow = 0.05 };

    [Fact]
    public void Ladder_halves_stops_and_stays_stopped()
    {
        double[] multipliers = Run([100, 95, 94, 92, 91, 99], out DrawdownLadderState last);

        Assert.Equal([1, 0.5, 0.5, 0, 0, 0], multipliers);
        Assert.True(last.IsLatched);
    }

    [Fact]
    public void Deposit_changes_no_multiplier_and_no_drawdown()
    {
        DrawdownLadderState plain = default;
        DrawdownLadderState funded = default;
        double[] equity = [100, 104, 99.5, 97, 103, 96, 95.5];
        double scale = 1;
        for (int t = 0; t < equity.Length; t++)
        {
            double flow =
                t == 3 ? 50
                : t == 5 ? -30
                : 0;
            double unfunded = equity[t] * scale;
            scale *= (unfunded + flow) / unfunded;
            plain = DrawdownLadder.Step(plain, equity[t], 0, Rules);
            funded = DrawdownLadder.Step(funded, unfunded + flow, flow, Rules);

            Assert.Equal(plain.Rung, funded.Rung);
            Assert.Equal(plain.Mark.Drawdown, funded.Mark.Drawdown, 1e-14);
        }

        Assert.Equal(DrawdownRung.Stopped, funded.Rung);
    }

    [Fact]
    public void Half_is_lifted_only_below_the_lower_threshold() =>
        Assert.Equal([1, 0.5, 0.5, 0.5, 1, 1], Run([100, 95, 96.5, 97, 97.1, 95.1], out _));

    [Fact]
    public void Gap_goes_straight_from_full_to_stopped() => Assert.Equal([1, 0], Run([100, 90], out _));

    [Fact]
    public void Rearming_starts_a_new_high_and_needs_a_latch()
    {
        Run([100, 91], out DrawdownLadderState stopped);

        DrawdownLadderState rearmed = DrawdownLadder.Rearm(stopped, 91);

        Assert.Equal(1, DrawdownLadder.Multiplier(rearmed, Rules));
        Assert.Equal(DrawdownRung.Full, DrawdownLadder.Step(rearmed, 90, 0, Rules).Rung);
        Assert.Throws<ArgumentException>(() => DrawdownLadder.Rearm(rearmed, 91));
    }

    [Fact]
    public void Withdrawal_of_everything_reads_as_a_loss_never_as_safety()
    {
        DrawdownLadderState emptied = DrawdownLadder.Step(DrawdownLadder.Step(default, 100, 0, Rules), 0, -100, Rules);

        Assert.Equal(DrawdownRung.Full, emptied.Rung);
        Assert.Equal(DrawdownRung.Stopped, DrawdownLadder.Step(emptied, 50, 50, Rules).Rung);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(100, double.NaN)]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    public void An_unknown_equity_never_passes(double equity, double flow) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DrawdownLadder.Step(default, equity, flow, Rules));

    [Fact]
    public void Equity_below_zero_stops() => Assert.Equal([1, 0, 0], Run([100, -3, 200], out _));

    [Fact]
    public void Rules_that_contradict_each_other_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawdownRules { ReduceAt = 0.09 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawdownRules { RestoreBelow = 0.06 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawdownRules { StopAt = double.NaN }.Validate());
    }

    [Theory]
    [InlineData("spy")]
    [InlineData("aapl")]
    public void Latched_path_agrees_with_the_reference(string id) =>
        Compare(id, "path", NoHysteresis, onTradedEquity: true);

    [Theory]
    [InlineData("spy")]
    [InlineData("aapl")]
    public void Stateless_overlay_agrees_with_the_reference(string id) =>
        Compare(id, "overlay", NoHysteresis with { LatchStop = false }, onTradedEquity: false);

    private static void Compare(string id, string variant, DrawdownRules rules, bool onTradedEquity)
    {
        JsonElement oracle = OracleFile.Open("drawdown_derisk").Case(id);
        JsonElement expected = oracle.GetProperty("expected").GetProperty(variant);
        double[] returns = OracleFile.Numbers(oracle.GetProperty("input").GetProperty("returns"));
        double[] multipliers = new double[returns.Length];
        double[] traded = new double[returns.Length + 1];
        traded[0] = 1;
        double unscaled = 1;
        DrawdownLadderState state = DrawdownLadder.Step(default, 1, 0, rules);
        for (int t = 0; t < returns.Length; t++)
        {
            multipliers[t] = DrawdownLadder.Multiplier(state, rules);
            traded[t + 1] = traded[t] * (1 + multipliers[t] * returns[t]);
            unscaled *= 1 + returns[t];
            state = DrawdownLadder.Step(state, onTradedEquity ? traded[t + 1] : unscaled, 0, rules);
        }

        Assert.Equal(OracleFile.Numbers(expected.GetProperty("multiplier")), multipliers);
        OracleFile.Close(OracleFile.Numbers(expected.GetProperty("traded_equity")), traded, 1e-12, 1e-12);
    }

    private static double[] Run(double[] equity, out DrawdownLadderState last)
    {
        DrawdownLadderState state = default;
        double[] multipliers = new double[equity.Length];
        for (int t = 0; t < equity.Length; t++)
        {
            state = DrawdownLadder.Step(state, equity[t], 0, Rules);
            multipliers[t] = DrawdownLadder.Multiplier(state, Rules);
        }

        last = state;
        return multipliers;
    }
}

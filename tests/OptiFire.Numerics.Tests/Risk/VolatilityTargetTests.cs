using System.Text.Json;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Risk;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Risk;

public sealed class VolatilityTargetTests
{
    [Theory]
    [InlineData("t15")]
    [InlineData("t10")]
    public void Leverage_and_scaled_returns_agree_with_the_reference(string id)
    {
        JsonElement oracle = OracleFile.Open("vol_target").Case(id);
        JsonElement expected = oracle.GetProperty("expected");
        double target = oracle.GetProperty("parameters").GetProperty("target").GetDouble();
        double cap = oracle.GetProperty("parameters").GetProperty("cap").GetDouble();
        double[] returns = OracleFile.Numbers(oracle.GetProperty("input").GetProperty("returns"));
        double[] volatility = OracleFile.Numbers(expected.GetProperty("ann_vol_after_day"));
        double[] leverage = [.. volatility.Select(v => VolatilityTarget.Leverage(target, v, cap))];
        double[] scaled = [double.NaN, .. leverage[..^1].Zip(returns.Skip(1), (l, r) => l * r)];

        OracleFile.Close(OracleFile.Numbers(expected.GetProperty("leverage_for_next_day")), leverage, 1e-10, 1e-12);
        OracleFile.Close(OracleFile.Numbers(expected.GetProperty("scaled_returns")), scaled, 1e-10, 1e-12);
        OracleFile.Close(
            expected.GetProperty("realised_vol").GetDouble(),
            Moments.Of(scaled.AsSpan(1)).DeviationSample * Math.Sqrt(252),
            1e-10,
            1e-12
        );
    }

    [Theory]
    [InlineData(0.30, 0.5)]
    [InlineData(0.0, 2.0)] // calm is no reason for unlimited borrowing
    [InlineData(0.01, 2.0)]
    [InlineData(double.PositiveInfinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Leverage_is_target_over_volatility_up_to_the_cap(double volatility, double expected) =>
        Assert.Equal(expected, VolatilityTarget.Leverage(0.15, volatility, 2));

    [Theory]
    [InlineData(1.0, 1.1, 1.0)] // exactly 10 % is not more than 10 %
    [InlineData(1.0, 1.11, 1.11)]
    [InlineData(1.0, 0.89, 0.89)]
    [InlineData(0.5, 0.54, 0.5)]
    [InlineData(0.0, 0.2, 0.2)]
    [InlineData(1.0, double.NaN, double.NaN)]
    public void Leverage_moves_only_beyond_the_band(double current, double wanted, double expected) =>
        Assert.Equal(expected, VolatilityTarget.Rebalance(current, wanted, 0.1));

    [Fact]
    public void Portfolio_volatility_counts_correlation()
    {
        double[] opposite = [0.0001, -0.0001, -0.0001, 0.0001];
        double[] independent = [0.0001, 0, 0, 0.0001];

        Assert.Equal(0, VolatilityTarget.PortfolioVolatility([0.5, 0.5], opposite, 252));
        Assert.Equal(
            0.01 * Math.Sqrt(0.5 * 252),
            VolatilityTarget.PortfolioVolatility([0.5, 0.5], independent, 252),
            1e-15
        );
    }

    [Fact]
    public void Bad_input_is_rejected()
    {
        Assert.Throws<ArgumentException>(() => VolatilityTarget.PortfolioVolatility([1], [1, 2], 252));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            VolatilityTarget.PortfolioVolatility([1, -1], [1, 2, 2, 1], 252)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => VolatilityTarget.Leverage(0.15, -0.1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => VolatilityTarget.Leverage(double.NaN, 0.1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => VolatilityTarget.Rebalance(1, 1, double.NaN));
    }
}

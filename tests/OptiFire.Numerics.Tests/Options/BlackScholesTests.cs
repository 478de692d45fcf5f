using OptiFire.Numerics.Options;

namespace OptiFire.Numerics.Tests.Options;

[Trait("Category", "Golden")]
public sealed class BlackScholesTests
{
    [Fact]
    public void Price_without_time_or_volatility_is_the_intrinsic_value_on_the_forward()
    {
        Assert.Equal(10, BlackScholes.Price(OptionKind.Call, 110, 100, 0, 0.05, 0.02, 0.2));
        Assert.Equal(0, BlackScholes.Price(OptionKind.Put, 110, 100, 0, 0.05, 0.02, 0.2));
        Assert.Equal(100 - 90 * Math.Exp(-0.05), BlackScholes.Price(OptionKind.Call, 100, 90, 1, 0.05, 0, 0), 1e-12);
    }

    [Fact]
    public void Second_order_greeks_are_the_differences_of_the_first()
    {
        const double Step = 1e-5;
        foreach (OptionKind kind in new[] { OptionKind.Call, OptionKind.Put })
        {
            OptionGreeks at = BlackScholes.Greeks(kind, 100, 110, 0.4, 0.03, 0.01, 0.3);
            OptionGreeks up = BlackScholes.Greeks(kind, 100, 110, 0.4, 0.03, 0.01, 0.3 + Step);
            OptionGreeks down = BlackScholes.Greeks(kind, 100, 110, 0.4, 0.03, 0.01, 0.3 - Step);

            Assert.Equal((up.Delta - down.Delta) / (2 * Step), at.Vanna, 1e-8);
            Assert.Equal((up.Vega - down.Vega) / (2 * Step), at.Volga, 1e-6);
        }
    }

    [Fact]
    public void Greeks_have_limits_where_nothing_curves()
    {
        OptionGreeks expired = BlackScholes.Greeks(OptionKind.Call, 110, 100, 0, 0.05, 0, 0.2);
        OptionGreeks certain = BlackScholes.Greeks(OptionKind.Put, 90, 100, 0.5, 0, 0, 0);
        OptionGreeks atForward = BlackScholes.Greeks(OptionKind.Call, 100, 100, 0, 0, 0, 0.2);

        Assert.Equal((1, 0, 0, 0, 0), (expired.Delta, expired.Gamma, expired.Vega, expired.Vanna, expired.Volga));
        Assert.Equal((-1, 0, 0), (certain.Delta, certain.Gamma, certain.Volga));
        Assert.Equal((0.5, double.PositiveInfinity), (atForward.Delta, atForward.Gamma));
    }

    [Fact]
    public void Bad_arguments_are_named_and_missing_ones_passed_on()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BlackScholes.Price(OptionKind.Call, -1, 100, 1, 0, 0, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlackScholes.Price(OptionKind.Call, 100, 0, 1, 0, 0, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlackScholes.Price(OptionKind.Call, 100, 100, -1, 0, 0, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlackScholes.Price(OptionKind.Call, 100, 100, 1, 0, 0, -0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            BlackScholes.Greeks(OptionKind.Call, double.PositiveInfinity, 100, 1, 0, 0, 0.2)
        );
        double[][] missing =
        [
            [double.NaN, 100, 1, 0.2],
            [100, double.NaN, 1, 0.2],
            [100, 100, double.NaN, 0.2],
            [100, 100, 1, double.NaN],
        ];
        Assert.All(
            missing,
            m => Assert.True(double.IsNaN(BlackScholes.Price(OptionKind.Put, m[0], m[1], m[2], 0, 0, m[3])))
        );
        Assert.All(
            missing,
            m => Assert.True(double.IsNaN(BlackScholes.Greeks(OptionKind.Put, m[0], m[1], m[2], 0, 0, m[3]).Gamma))
        );
    }

    [Theory]
    [InlineData(DeltaConvention.Forward, 1)]
    [InlineData(DeltaConvention.Spot, 0.97)]
    public void Strike_of_a_delta_has_that_delta(DeltaConvention convention, double dividends)
    {
        foreach (double size in new[] { 0.01, 0.1, 0.25, 0.5, 0.9 })
        {
            double call = OptionDelta.ToStrike(OptionKind.Call, size, 100, 0.25, 0.3, convention, dividends);
            double put = OptionDelta.ToStrike(OptionKind.Put, -size, 100, 0.25, 0.3, convention, dividends);

            Assert.Equal(
                size,
                OptionDelta.FromStrike(OptionKind.Call, 100, call, 0.25, 0.3, convention, dividends),
                1e-13
            );
            Assert.Equal(
                -size,
                OptionDelta.FromStrike(OptionKind.Put, 100, put, 0.25, 0.3, convention, dividends),
                1e-13
            );
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => OptionDelta.ToStrike(OptionKind.Call, -0.2, 100, 1, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            OptionDelta.ToStrike(OptionKind.Call, 0.98, 100, 1, 0.2, DeltaConvention.Spot, 0.97)
        );
    }

    [Fact]
    public void Spot_delta_is_the_greek()
    {
        OptionGreeks greeks = BlackScholes.Greeks(OptionKind.Put, 100, 95, 0.5, 0.04, 0.02, 0.25);
        double forward = BlackScholes.Forward(100, 0.5, 0.04, 0.02);
        double dividends = Math.Exp(-0.02 * 0.5);

        double delta = OptionDelta.FromStrike(OptionKind.Put, forward, 95, 0.5, 0.25, DeltaConvention.Spot, dividends);

        Assert.Equal(greeks.Delta, delta, 1e-14);
    }

    [Fact]
    public void ThreeLines()
    {
        double price = BlackScholes.Price(OptionKind.Call, 100, 105, 0.25, 0.03, 0.01, 0.2);
        double forward = BlackScholes.Forward(100, 0.25, 0.03, 0.01);
        double volatility = ImpliedVolatility
            .Solve(OptionKind.Call, price, forward, 105, 0.25, Math.Exp(-0.03 * 0.25))
            .Volatility;
        Assert.Equal(0.2, volatility, 1e-13);
    }
}

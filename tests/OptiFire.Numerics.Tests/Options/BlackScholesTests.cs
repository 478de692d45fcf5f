using System.Text.Json;
using OptiFire.Numerics.Options;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Options;

[Trait("Category", "Golden")]
public sealed class BlackScholesTests
{
    [Fact]
    public void Price_greeks_and_implied_volatility_match_the_reference_grid()
    {
        int compared = 0;
        foreach (JsonElement grid in OracleFile.Open("black_scholes").Root.GetProperty("cases").EnumerateArray())
        {
            foreach (JsonElement row in grid.GetProperty("rows").EnumerateArray())
            {
                compared += CompareRow(Columns(grid.GetProperty("columns"), row), grid.GetProperty("tolerance"));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} fields compared");
        Assert.Equal(630 * 6 + 494, compared);
    }

    [Fact]
    public void Call_minus_put_is_the_discounted_forward_for_every_pair_of_the_grid()
    {
        JsonElement grid = OracleFile.Open("black_scholes").Case("grid");
        foreach (JsonElement row in grid.GetProperty("rows").EnumerateArray())
        {
            Row at = Columns(grid.GetProperty("columns"), row);
            double difference = at.Price(OptionKind.Call) - at.Price(OptionKind.Put);
            double parity = at.Spot * Math.Exp(-at.Yield * at.Years) - at.Strike * Math.Exp(-at.Rate * at.Years);
            Assert.Equal(parity, difference, 1e-12 * at.Spot);
        }
    }

    [Fact]
    public void Price_without_time_or_volatility_is_the_intrinsic_value_on_the_forward()
    {
        Assert.Equal(10, BlackScholes.Price(OptionKind.Call, 110, 100, 0, 0.05, 0.02, 0.2));
        Assert.Equal(0, BlackScholes.Price(OptionKind.Put, 110, 100, 0, 0.05, 0.02, 0.2));

        // Inputs that give the file's value: S = 100, K = 90, one year, r = 5 %, no dividend.
        double expected = Edge("sigma_zero").GetProperty("expected").GetDouble();
        Assert.Equal(expected, BlackScholes.Price(OptionKind.Call, 100, 90, 1, 0.05, 0, 0), 1e-12);
    }

    [Fact]
    public void Deep_tail_keeps_its_relative_accuracy()
    {
        JsonElement edge = Edge("deep_otm_tail");
        double price = BlackScholes.Price(OptionKind.Call, 100, 400, 30 / 365.0, 0.05, 0.02, 0.25);

        OracleFile.Close(edge.GetProperty("expected_price").GetDouble(), price, 1e-10, 0, "tail");
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

    private static int CompareRow(Row row, JsonElement tolerance)
    {
        OptionGreeks greeks = BlackScholes.Greeks(
            row.Kind,
            row.Spot,
            row.Strike,
            row.Years,
            row.Rate,
            row.Yield,
            row.Volatility
        );
        (double relative, double absolute) = Bounds(tolerance.GetProperty("price"));
        OracleFile.Close(row.Expected["price"], greeks.Price, relative, absolute, $"price {row}");
        (relative, absolute) = Bounds(tolerance.GetProperty("greeks"));
        OracleFile.Close(row.Expected["delta"], greeks.Delta, relative, absolute, $"delta {row}");
        OracleFile.Close(row.Expected["gamma"], greeks.Gamma, relative, absolute, $"gamma {row}");
        OracleFile.Close(row.Expected["vega"], greeks.Vega, relative, absolute, $"vega {row}");
        OracleFile.Close(row.Expected["theta_per_year"], greeks.Theta, relative, absolute, $"theta {row}");
        OracleFile.Close(row.Expected["rho"], greeks.Rho, relative, absolute, $"rho {row}");
        double implied = row.Expected["implied_vol_from_price"];
        if (double.IsNaN(implied))
        {
            return 6;
        }

        ImpliedVolatilityEstimate estimate = ImpliedVolatility.Solve(
            row.Kind,
            row.Expected["price"],
            BlackScholes.Forward(row.Spot, row.Years, row.Rate, row.Yield),
            row.Strike,
            row.Years,
            Math.Exp(-row.Rate * row.Years)
        );
        Assert.Equal(ImpliedVolatilityStatus.Solved, estimate.Status);
        double bound = tolerance.GetProperty("implied_vol").GetProperty("atol").GetDouble();
        OracleFile.Close(implied, estimate.Volatility, 0, bound, $"implied {row}");
        return 7;
    }

    private static (double Relative, double Absolute) Bounds(JsonElement tolerance) =>
        (tolerance.GetProperty("rtol").GetDouble(), tolerance.GetProperty("atol").GetDouble());

    private static Row Columns(JsonElement columns, JsonElement row)
    {
        Dictionary<string, double> values = [];
        OptionKind kind = OptionKind.Call;
        foreach ((JsonElement name, JsonElement value) in columns.EnumerateArray().Zip(row.EnumerateArray()))
        {
            if (name.GetString() == "cp")
            {
                kind = value.GetString() == "C" ? OptionKind.Call : OptionKind.Put;
                continue;
            }

            values.Add(name.GetString()!, OracleFile.Number(value));
        }

        return new(kind, values["S"], values["K"], values["T"], values["r"], values["q"], values["sigma"], values);
    }

    private static JsonElement Edge(string id) =>
        OracleFile
            .Open("black_scholes")
            .Root.GetProperty("edge_cases")
            .EnumerateArray()
            .Single(e => e.GetProperty("id").GetString() == id);

    private sealed record Row(
        OptionKind Kind,
        double Spot,
        double Strike,
        double Years,
        double Rate,
        double Yield,
        double Volatility,
        Dictionary<string, double> Expected
    )
    {
        public double Price(OptionKind kind) => BlackScholes.Price(kind, Spot, Strike, Years, Rate, Yield, Volatility);
    }
}

using OptiFire.Numerics.Options;

namespace OptiFire.Numerics.Tests.Options;

public sealed class ImpliedVolatilityTests
{
    [Fact]
    public void Every_out_of_the_money_price_gives_its_volatility_back()
    {
        Random random = new(17);
        int solved = 0;
        int slowest = 0;
        for (int i = 0; i < 60_000; i++)
        {
            double volatility = Math.Exp(random.NextDouble() * 7 - 5); // 0.7 % to 740 %
            double years = Math.Exp(random.NextDouble() * 8 - 6); // 1 day to 7 years
            double total = volatility * Math.Sqrt(years);
            double log = (random.NextDouble() * 2 - 1) * Math.Min(36 * total, 6);
            OptionKind kind = log > 0 ? OptionKind.Call : OptionKind.Put;
            double price = Black76.Price(kind, 100, 100 * Math.Exp(log), years, volatility);
            if (price < 1e-280 || total > 6)
            {
                continue;
            }

            ImpliedVolatilityEstimate found = ImpliedVolatility.Solve(kind, price, 100, 100 * Math.Exp(log), years);

            solved++;
            slowest = Math.Max(slowest, found.Iterations);
            Assert.Equal(ImpliedVolatilityStatus.Solved, found.Status);
            double bound = 3e-12 * volatility + 4e-14 * price / Slope(log, total) / Math.Sqrt(years);
            Assert.True(
                Math.Abs(found.Volatility - volatility) <= bound,
                $"σ {volatility:R} T {years:R} ln(K/F) {log:R}: {found}"
            );
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{solved} solved, at most {slowest} steps");
        Assert.True(solved > 20_000);
        Assert.True(slowest <= 6, $"{slowest} steps");
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-3)]
    [InlineData(0.2)]
    [InlineData(3)]
    public void At_the_forward_all_volatilities_come_back(double volatility)
    {
        double price = Black76.Price(OptionKind.Call, 100, 100, 1, volatility);

        Assert.Equal(1, ImpliedVolatility.Solve(OptionKind.Call, price, 100, 100, 1).Volatility / volatility, 1e-13);
    }

    [Theory]
    [InlineData(OptionKind.Call, 9.99, 110, 100, 1, ImpliedVolatilityStatus.BelowIntrinsic)]
    [InlineData(OptionKind.Put, -0.01, 110, 100, 1, ImpliedVolatilityStatus.BelowIntrinsic)]
    [InlineData(OptionKind.Call, 40, 645, 600, 0.1, ImpliedVolatilityStatus.BelowIntrinsic)]
    [InlineData(OptionKind.Call, 110, 110, 100, 1, ImpliedVolatilityStatus.AboveBound)]
    [InlineData(OptionKind.Put, 101, 110, 100, 1, ImpliedVolatilityStatus.AboveBound)]
    [InlineData(OptionKind.Call, 12, 110, 100, 0, ImpliedVolatilityStatus.Expired)]
    [InlineData(OptionKind.Call, 12, 110, 100, -1, ImpliedVolatilityStatus.Expired)]
    [InlineData(OptionKind.Call, 10, 110, 100, 1, ImpliedVolatilityStatus.ZeroVega)]
    [InlineData(OptionKind.Put, 0, 110, 100, 1, ImpliedVolatilityStatus.ZeroVega)]
    [InlineData(OptionKind.Put, double.NaN, 110, 100, 1, ImpliedVolatilityStatus.Undefined)]
    [InlineData(OptionKind.Put, 1, double.NaN, 100, 1, ImpliedVolatilityStatus.Undefined)]
    [InlineData(OptionKind.Put, 1, -110, 100, 1, ImpliedVolatilityStatus.Undefined)]
    [InlineData(OptionKind.Put, 1, 110, 0, 1, ImpliedVolatilityStatus.Undefined)]
    [InlineData(OptionKind.Put, 1, 110, double.PositiveInfinity, 1, ImpliedVolatilityStatus.Undefined)]
    [InlineData(OptionKind.Put, 1, 110, 100, double.NaN, ImpliedVolatilityStatus.Undefined)]
    public void Price_without_a_volatility_has_a_status(
        OptionKind kind,
        double price,
        double forward,
        double strike,
        double years,
        ImpliedVolatilityStatus expected
    )
    {
        ImpliedVolatilityEstimate found = ImpliedVolatility.Solve(kind, price, forward, strike, years);

        Assert.Equal(expected, found.Status);
        Assert.True(double.IsNaN(found.Volatility));
    }

    [Fact]
    public void Batch_is_one_after_the_other_and_the_scale_of_money_does_not_matter()
    {
        double[] strikes = [.. Enumerable.Range(80, 41).Select(k => (double)k)];
        double[] prices = [.. strikes.Select(k => Black76.Price(OptionKind.Call, 100, k, 1, 0.08))];
        ImpliedVolatilityEstimate[] found = new ImpliedVolatilityEstimate[41];

        ImpliedVolatility.SolveAll(OptionKind.Call, prices, strikes, 100, 1, 1, found);

        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(0.08, found[i].Volatility, 1e-9);
            Assert.Equal(found[i], ImpliedVolatility.Solve(OptionKind.Call, prices[i], 100, strikes[i], 1));
            double scaled = ImpliedVolatility
                .Solve(OptionKind.Call, prices[i] * 1e8, 1e10, strikes[i] * 1e8, 1)
                .Volatility;
            Assert.Equal(0.08, scaled, 1e-9);
        }

        Assert.Throws<ArgumentException>(() =>
            ImpliedVolatility.SolveAll(OptionKind.Call, prices, strikes.AsSpan(1), 100, 1, 1, found)
        );
    }

    [Theory]
    [InlineData(0.25, 0.2, 0.5, 0.2, 0.3, 0.2)] // flat stays flat
    [InlineData(0.1, 0.2, 0.3, 0.3, 0.1, 0.2)] // at a maturity that is quoted
    [InlineData(0.1, 0.2, 0.3, 0.3, 0.3, 0.3)]
    [InlineData(0.1, 0.2, 0.3, 0.3, 0.05, double.NaN)] // no extrapolation
    [InlineData(0.1, 0.2, 0.3, 0.3, 0.31, double.NaN)]
    public void Total_variance_runs_straight(double t1, double v1, double t2, double v2, double t, double expected)
    {
        double volatility = TotalVariance.VolatilityAt(t1, v1, t2, v2, t);

        Assert.True(double.IsNaN(expected) ? double.IsNaN(volatility) : Math.Abs(expected - volatility) < 1e-14);
    }

    [Fact]
    public void Total_variance_is_that_by_hand()
    {
        // w: 0.004 at 0.1, 0.027 at 0.3; halfway 0.0155 over 0.2 years.
        Assert.Equal(Math.Sqrt(0.0155 / 0.2), TotalVariance.VolatilityAt(0.1, 0.2, 0.3, 0.3, 0.2), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => TotalVariance.VolatilityAt(0.3, 0.2, 0.1, 0.3, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => TotalVariance.VolatilityAt(0, 0.2, 0.1, 0.3, 0.05));
    }

    /// <summary>Vega per unit of total volatility in currency, for the bound that conditioning sets.</summary>
    private static double Slope(double log, double total)
    {
        double d1 = -log / total + total / 2;
        return 100 * Math.Exp(-0.5 * d1 * d1) / Math.Sqrt(2 * Math.PI);
    }
}

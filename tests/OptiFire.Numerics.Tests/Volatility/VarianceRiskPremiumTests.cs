using OptiFire.Numerics.Reductions;
using OptiFire.Numerics.Volatility;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Volatility;

[Trait("Category", "Golden")]
public sealed class VarianceRiskPremiumTests
{
    [Fact]
    public void Premium_over_the_index_horizon_is_that_by_hand()
    {
        double[] month = [.. Enumerable.Repeat(0.0225 * 30 / 365 / 22, 22)];

        Assert.Equal(0.0175 * 30 / 365, VarianceRiskPremium.Premium(20, month, VarianceUnits.Horizon), 1e-15);
    }

    [Fact]
    public void Day_of_prices_is_that_by_hand()
    {
        double expected = Math.Pow(Math.Log(1.02), 2) + Math.Pow(Math.Log(101 / 102.0), 2);

        Assert.Equal(expected, VarianceRiskPremium.DailyVariance(100, [102, 101]), 1e-16);
        Assert.Equal(0, VarianceRiskPremium.DailyVariance(1e8, [1e8, 1e8]));
        Assert.True(double.IsNaN(VarianceRiskPremium.DailyVariance(100, [double.NaN, 101])));
        Assert.Throws<ArgumentOutOfRangeException>(() => VarianceRiskPremium.DailyVariance(100, [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => VarianceRiskPremium.DailyVariance(-1, [1]));
        Assert.Throws<ArgumentException>(() => VarianceRiskPremium.DailyVariance(100, []));
    }

    [Fact]
    public void Stream_over_a_window_gives_the_batch_numbers()
    {
        Random random = new(2);
        double[] vix = [.. Enumerable.Range(0, 80).Select(_ => 10 + 20 * random.NextDouble())];
        double[] variances = [.. Enumerable.Range(0, 80).Select(_ => 1e-4 * random.NextDouble())];
        double[] batch = new double[80];
        VarianceRiskPremium.Rolling(vix, variances, 22, VarianceUnits.Horizon, batch);

        SlidingWindow window = new(22);
        for (int day = 0; day < 80; day++)
        {
            window.Push(variances[day]);
            double premium = window.IsFull
                ? VarianceRiskPremium.Premium(vix[day], window.Values, VarianceUnits.Horizon)
                : double.NaN;
            Assert.Equal(batch[day], premium);
        }
    }

    [Fact]
    public void Bad_input_is_rejected_and_missing_days_passed_on()
    {
        double[] result = new double[3];
        VarianceRiskPremium.Rolling([20, double.NaN, 20], [1e-4, 1e-4, double.NaN], 1, new(1, 1), result);

        Assert.Equal([false, true, true], result.Select(double.IsNaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => VarianceRiskPremium.Implied(-1, VarianceUnits.Horizon));
        Assert.Throws<ArgumentException>(() => VarianceRiskPremium.Realized([], VarianceUnits.Horizon));
        Assert.Throws<ArgumentException>(() => VarianceRiskPremium.Rolling([1, 2], [1], 1, new(1, 1), result));
        Assert.Throws<ArgumentOutOfRangeException>(() => VarianceUnits.Annual(0));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            VarianceRiskPremium.Rolling([1], [1], 1, new(1, 1), new double[1], -1)
        );
    }

    [Fact]
    public void Autoregression_finds_the_coefficients_and_continues_the_path()
    {
        // Without noise the regression is exact and a forecast is the path itself; shocks of the first half excite it.
        Random random = new(4);
        List<double> path = [.. Enumerable.Range(0, HarVariance.Month).Select(_ => 1 + random.NextDouble())];
        while (path.Count < 140)
        {
            double week = path.TakeLast(5).Average();
            path.Add(0.1 + 0.4 * path[^1] + 0.3 * week + 0.2 * path.TakeLast(22).Average());
        }

        HarVariance fit = HarVariance.Fit(path.ToArray().AsSpan(0, 90));

        Assert.True(fit.IsDetermined);
        OracleFile.Close([0.1, 0.4, 0.3, 0.2], fit.Regression.Coefficients, 0, 1e-9);
        Assert.Equal(path.Skip(90).Take(22).Sum(), fit.Forecast(path.ToArray().AsSpan(0, 90), 22), 1e-9);
    }

    [Fact]
    public void Autoregression_of_too_little_or_constant_history_says_so()
    {
        double[] constant = [.. Enumerable.Repeat(1e-4, 60)];

        Assert.False(HarVariance.Fit(constant).IsDetermined);
        Assert.True(double.IsNaN(HarVariance.Fit(constant).Forecast(constant, 22)));
        Assert.Throws<ArgumentException>(() => HarVariance.Fit(constant.AsSpan(0, 25)));
        constant[30] = double.NaN;
        Assert.False(HarVariance.Fit(constant).IsDetermined);
        Assert.Throws<ArgumentException>(() => HarVariance.Fit(constant).Forecast(constant.AsSpan(0, 21), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HarVariance.Fit(constant).Forecast(constant, 0));
    }

    [Fact]
    public void ThreeLines()
    {
        Random random = new(8);
        double[] daily = [.. Enumerable.Range(0, 250).Select(_ => 1e-4 * (0.5 + random.NextDouble()))];
        double expected = HarVariance.Fit(daily).Forecast(daily, days: 22);
        double premium = VarianceRiskPremium.Implied(20, VarianceUnits.Horizon) - expected;
        Assert.InRange(premium, 0, 0.04 * 30 / 365);
    }
}

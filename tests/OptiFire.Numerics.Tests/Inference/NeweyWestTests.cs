using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Tests.Inference;

public sealed class NeweyWestTests
{
    [Theory]
    [InlineData(new double[] { 2, 2, 2, 2 })]
    [InlineData(new double[] { 1, double.NaN, 3, 4 })]
    [InlineData(new double[] { 1, double.PositiveInfinity, 3, 4 })]
    public void No_bandwidth_comes_from_bad_values(double[] values)
    {
        Assert.True(double.IsNaN(AutomaticNeweyWest.Bandwidth(values)));
        Assert.True(double.IsNaN(AutomaticNeweyWest.Mean(values, prewhiten: true).TStatistic));
        Assert.Throws<ArgumentException>(() => AutomaticNeweyWest.Bandwidth([1, 2]));
    }

    [Theory]
    [InlineData(100, 4)] // 4·1
    [InlineData(1000, 6)] // 4·10^(2/9) = 6.67
    [InlineData(50, 3)] // 4·0.5^(2/9) = 3.43
    [InlineData(1, 0)] // never n or more
    public void Lag_follows_the_rule(int count, int expected) => Assert.Equal(expected, NeweyWest.Lag(count));

    [Fact]
    public void Correlated_noise_is_rejected_near_the_nominal_rate_where_the_plain_test_is_not()
    {
        Random random = new(11);
        int plain = 0;
        int robust = 0;
        const int Runs = 2000;
        double[] x = new double[500];
        for (int run = 0; run < Runs; run++)
        {
            double value = 0;
            for (int t = -50; t < x.Length; t++)
            {
                value = 0.5 * value + StandardNormal.Quantile(1 - random.NextDouble());
                x[Math.Max(t, 0)] = value;
            }

            plain += Math.Abs(NeweyWest.Mean(x, 0).TStatistic) > 1.96 ? 1 : 0;
            robust += Math.Abs(NeweyWest.Mean(x, NeweyWest.Lag(x.Length)).TStatistic) > 1.96 ? 1 : 0;
        }

        Assert.True(plain > 0.2 * Runs, $"plain {plain}");
        Assert.InRange(robust, 0.05 * Runs, 0.11 * Runs);
    }

    [Fact]
    public void A_constant_is_no_evidence() =>
        Assert.True(double.IsNaN(NeweyWest.Mean([0.1, 0.1, 0.1, 0.1], 1).TStatistic));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_lag_outside_the_sample_is_rejected(int lag) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NeweyWest.LongRunVariance([1, 2, 3], lag));

    [Fact]
    public void A_missing_value_is_passed_on() =>
        Assert.True(double.IsNaN(NeweyWest.Mean([1, double.NaN, 3], 1).StandardError));
}

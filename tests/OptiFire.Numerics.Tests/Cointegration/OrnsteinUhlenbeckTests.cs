using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Tests.Cointegration;

[Trait("Category", "Golden")]
public sealed class OrnsteinUhlenbeckTests
{
    [Fact]
    public void A_half_life_of_ten_is_recovered_within_its_standard_error()
    {
        // φ = 0.933 halves a deviation in ln ½/ln 0.933 = 9.995 steps.
        double truth = Math.Log(0.5) / Math.Log(0.933);
        const int Runs = 400;
        int within = 0;
        double sum = 0;
        for (int seed = 0; seed < Runs; seed++)
        {
            OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit(Reverting(0.933, 2000, seed));
            within += Math.Abs(fit.HalfLife - truth) <= 1.96 * fit.HalfLifeStandardError ? 1 : 0;
            sum += fit.HalfLife;
        }

        Assert.InRange(within / (double)Runs, 0.90, 0.98); // 0.95, a little less for the bias of order 1/n
        Assert.Equal(truth, sum / Runs, 0.5);
        OrnsteinUhlenbeckFit one = OrnsteinUhlenbeck.Fit(Reverting(0.933, 10_000, seed: 1));
        Assert.Equal(10, one.HalfLife, 2 * one.HalfLifeStandardError);
        Assert.InRange(one.HalfLifeStandardError, 0.3, 1);
    }

    [Fact]
    public void Standard_error_is_the_slope_of_the_half_life()
    {
        OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit(Reverting(0.9, 500, seed: 2), step: 0.25);
        const double H = 1e-6;
        double slope = (HalfLife(fit.Slope + H) - HalfLife(fit.Slope - H)) / (2 * H);

        Assert.Equal(Math.Abs(slope) * fit.SlopeStandardError, fit.HalfLifeStandardError, 1e-6);

        static double HalfLife(double b) => -Math.Log(2) * 0.25 / Math.Log(1 + b);
    }

    [Fact]
    public void A_noiseless_decay_gives_its_own_constants()
    {
        double[] spread = [.. Enumerable.Range(0, 40).Select(t => 5 + 3 * Math.Pow(0.5, t / 10.0))];

        OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit(spread);

        Assert.Equal(10, fit.HalfLife, 1e-10);
        Assert.Equal(5, fit.Mean, 1e-10);
        Assert.Equal(Math.Log(2) / 10, fit.Speed, 1e-12);
    }

    [Fact]
    public void A_large_level_keeps_the_half_life()
    {
        double[] spread = [.. Reverting(0.9, 500, seed: 3).Select(v => Math.Round(v * (1 << 20)) / (1 << 20))];

        OrnsteinUhlenbeckFit plain = OrnsteinUhlenbeck.Fit(spread);
        OrnsteinUhlenbeckFit offset = OrnsteinUhlenbeck.Fit([.. spread.Select(v => v + 1e8)]);

        Assert.Equal(plain.HalfLife, offset.HalfLife, 1e-6);
        Assert.Equal(plain.Mean + 1e8, offset.Mean, 1e-6);
    }

    [Fact]
    public void A_spread_that_runs_away_is_not_reverting()
    {
        OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit([0, 1, 2, 4, 8, 16, 32]);

        Assert.Equal(MeanReversionStatus.NotReverting, fit.Status);
        Assert.Equal(double.PositiveInfinity, fit.HalfLife);
        Assert.Equal(double.PositiveInfinity, fit.HalfLifeSmallSlope);
        Assert.True(double.IsNaN(fit.HalfLifeStandardError) && double.IsNaN(fit.Mean));
    }

    [Fact]
    public void An_alternating_spread_overshoots()
    {
        OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit([1, -1, 1, -1, 1, -1]);

        Assert.Equal(MeanReversionStatus.Overshooting, fit.Status);
        Assert.Equal(-2, fit.Slope, 1e-14);
        Assert.True(double.IsNaN(fit.HalfLife));
        Assert.Equal(Math.Log(2) / 2, fit.HalfLifeSmallSlope, 1e-12);
    }

    [Theory]
    [InlineData(MeanReversionStatus.TooShort, new double[] { })]
    [InlineData(MeanReversionStatus.TooShort, new double[] { 1 })]
    [InlineData(MeanReversionStatus.TooShort, new double[] { 1, 2 })]
    [InlineData(MeanReversionStatus.Constant, new double[] { 3, 3, 3, 3 })]
    [InlineData(MeanReversionStatus.Constant, new double[] { 1e8, 1e8, 1e8, 7 })]
    [InlineData(MeanReversionStatus.NotFinite, new double[] { 1, double.NaN, 3, 4 })]
    [InlineData(MeanReversionStatus.NotFinite, new double[] { 1, 2, 3, double.PositiveInfinity })]
    public void Bad_spreads_have_a_status_and_no_number(MeanReversionStatus expected, double[] spread)
    {
        OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit(spread);

        Assert.Equal(expected, fit.Status);
        Assert.True(double.IsNaN(fit.HalfLife) && double.IsNaN(fit.Slope) && double.IsNaN(fit.SlopeTStatistic));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_wrong_step_is_rejected(double step) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OrnsteinUhlenbeck.Fit([1, 2, 1, 2], step));

    [Fact]
    public void Three_lines_measure_a_half_life()
    {
        double[] spread = Reverting(0.933, 1000, seed: 5);
        OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit(spread);
        Assert.InRange(fit.HalfLife, 5, 20);
    }

    private static double[] Reverting(double phi, int count, int seed)
    {
        Random random = new(seed);
        double[] spread = new double[count];
        double value = 0;
        for (int t = -100; t < count; t++)
        {
            value = phi * value + StandardNormal.Quantile(1 - random.NextDouble());
            spread[Math.Max(t, 0)] = value;
        }

        return spread;
    }
}

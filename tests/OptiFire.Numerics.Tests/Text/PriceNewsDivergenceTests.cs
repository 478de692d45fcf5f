using OptiFire.Numerics.CrossSection;
using OptiFire.Numerics.Text;
using OptiFire.Numerics.Volatility;

namespace OptiFire.Numerics.Tests.Text;

public sealed class PriceNewsDivergenceTests
{
    [Fact]
    public void Three_lines_agree_with_the_batch_of_its_parts()
    {
        (double[] s, double[] r) = Series(300);
        var divergence = new PriceNewsDivergence(halfLife: 2, zWindow: 60);
        DivergenceReading[] readings = [.. s.Zip(r, divergence.Push)];

        AssertScores(s, [.. readings.Select(x => x.First)]);
        AssertScores(r, [.. readings.Select(x => x.Second)]);
        Assert.All(readings[59..], x => Assert.Equal(x.First - x.Second, x.Divergence));
    }

    [Fact]
    public void Good_news_without_a_price_move_diverges_upwards()
    {
        (double[] s, double[] r) = Series(100);
        var divergence = new PriceNewsDivergence();
        DivergenceReading last = default;
        for (int t = 0; t < 100; t++)
        {
            last = divergence.Push(s[t], r[t]);
        }

        Assert.True(divergence.Push(1, 0).Divergence > last.Divergence);
    }

    [Fact]
    public void Day_without_news_keeps_the_score_of_the_news()
    {
        (double[] s, double[] r) = Series(100);
        var divergence = new PriceNewsDivergence();
        DivergenceReading last = default;
        for (int t = 0; t < 100; t++)
        {
            last = divergence.Push(s[t], r[t]);
        }

        DivergenceReading quiet = divergence.Push(double.NaN, 0.02);
        Assert.Equal(last.First, quiet.First);
        Assert.NotEqual(last.Second, quiet.Second);
    }

    [Fact]
    public void Saved_state_goes_on_with_the_same_bits()
    {
        (double[] s, double[] r) = Series(200);
        var first = new PriceNewsDivergence(3, 40);
        var second = new PriceNewsDivergence(3, 40);
        for (int t = 0; t < 200; t++)
        {
            double news = t % 7 == 3 ? double.NaN : s[t];
            Assert.Equal(first.Push(news, r[t]), second.Push(news, r[t]));
            second = new(second.State, 3, 40);
        }
    }

    [Fact]
    public void Constant_sentiment_has_no_score_and_bad_input_is_refused()
    {
        var divergence = new PriceNewsDivergence(2, 3);
        DivergenceReading last = default;
        foreach (double r in (double[])[0.01, -0.02, 0.005, 0.01])
        {
            last = divergence.Push(0.3, r);
        }

        Assert.True(double.IsNaN(last.First));
        Assert.False(double.IsNaN(last.Second));
        Assert.False(last.SignsDisagree);
        Assert.Throws<ArgumentOutOfRangeException>(() => divergence.Push(double.PositiveInfinity, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PriceNewsDivergence(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PriceNewsDivergence(1, 1));
        Assert.Throws<ArgumentException>(() => new PriceNewsDivergence(divergence.State, 2, 2));
    }

    private static void AssertScores(double[] values, double[] actual)
    {
        double[] means = new double[values.Length];
        double[] z = new double[values.Length];
        new EwmaMean(EwmaMean.AlphaOfHalfLife(2)).Compute(values, means);
        ZScore.Rolling(means, 60, z);
        Assert.Equal(z, actual);
    }

    private static (double[] Sentiment, double[] Residual) Series(int count)
    {
        var random = new Random(count);
        return (
            [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)],
            [.. Enumerable.Range(0, count).Select(_ => 0.02 * (random.NextDouble() - 0.5))]
        );
    }
}

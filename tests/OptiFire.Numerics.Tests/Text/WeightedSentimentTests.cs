using OptiFire.Numerics.Text;

namespace OptiFire.Numerics.Tests.Text;

public sealed class WeightedSentimentTests
{
    [Fact]
    public void Three_lines_weigh_by_volume_and_age()
    {
        WeightedSentiment state = new WeightedSentiment().With(1, 2);
        state = state.Aged(1).With(-1, 1);

        // Weights 2·½ and 1.
        Assert.Equal(0, state.Value);
        Assert.Equal(2, state.Weight);
    }

    [Fact]
    public void Equal_sentiments_give_themselves() =>
        Assert.Equal(0.3, WeightedSentiment.Of([0.3, 0.3, 0.3], [1, 5, 0.2], [0, 3, 9]).Value, 1e-15);

    [Fact]
    public void Batch_stream_and_late_arrival_agree()
    {
        var random = new Random(8);
        double[] s = [.. Enumerable.Range(0, 200).Select(_ => 2 * random.NextDouble() - 1)];
        double[] v = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];
        double[] ages = [.. Enumerable.Range(0, 200).Select(i => (199 - i) * 0.01)];
        WeightedSentiment stream = default;
        for (int t = 0; t < 200; t++)
        {
            if (t != 50)
            {
                stream = stream.Aged(0.01).With(s[t], v[t]);
            }
            else
            {
                stream = stream.Aged(0.01);
            }
        }

        stream = stream.With(s[50], v[50], ages[50]);

        Assert.Equal(WeightedSentiment.Of(s, v, ages).Value, stream.Value, 1e-14);
        Assert.Equal(WeightedSentiment.Of(s, v, ages).Weight, stream.Weight, 1e-12);
    }

    [Fact]
    public void No_weight_is_not_ready_and_a_missing_number_is_skipped()
    {
        double[] rolling = new double[3];
        WeightedSentiment.Rolling([0.1, 0.2, 0.3], [0, 0, 1], 2, rolling);

        Assert.True(double.IsNaN(default(WeightedSentiment).Value));
        Assert.True(double.IsNaN(default(WeightedSentiment).With(0.5, 0).Value));
        Assert.True(double.IsNaN(default(WeightedSentiment).With(0.4, 10).Aged(1e6).Value));
        Assert.Equal([double.NaN, double.NaN, 0.3], rolling);
        Assert.Equal(0.4, default(WeightedSentiment).With(0.4, 10).Value);
        Assert.Equal(0.4, WeightedSentiment.Of([0.4, double.NaN, 0.9], [10, 5, double.NaN], [0, 0, 0]).Value);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        WeightedSentiment state = default;

        Assert.Throws<ArgumentOutOfRangeException>(() => state.With(0.1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.With(0.1, -1, 5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.With(0.1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.With(double.NegativeInfinity, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.With(0.1, 1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Aged(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Aged(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Aged(1, 0));
        Assert.Throws<ArgumentException>(() => WeightedSentiment.Of([1], [1, 2], [1]));
        Assert.Throws<ArgumentException>(() => WeightedSentiment.Rolling([1], [1, 2], 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedSentiment.Rolling([1], [1], 0, new double[1]));
    }
}

using OptiFire.Numerics.Text;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class VolumeWeightedSentimentBinding : IOracleBinding
{
    public string File => "volume_weighted_sentiment";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("window", "alpha");
        double[] sentiment = oracle.Numbers("sentiment");
        double[] volume = oracle.Numbers("volume");
        double[] rolling = new double[sentiment.Length];
        WeightedSentiment.Rolling(sentiment, volume, oracle.Integer("window"), rolling);
        on.Equal("rolling", rolling);

        double halfLife = -1 / Math.Log2(1 - oracle.Number("alpha"));
        double[] decayed = new double[sentiment.Length];
        WeightedSentiment state = default;
        for (int t = 0; t < sentiment.Length; t++)
        {
            state = state.Aged(1, halfLife).With(sentiment[t], volume[t]);
            decayed[t] = state.Value;
        }

        on.Equal("ewm", decayed);
        on.Equal("full_sample", Sum(sentiment, volume).Value);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "zero_total_volume":
                Assert.True(double.IsNaN(Sum([0.1, 0.2], [0, 0]).Value));
                return true;
            case "negative_volume":
                Assert.Throws<ArgumentOutOfRangeException>(() => Sum([0.1], [-1]));
                return true;
            case "nan_sentiment":
                Assert.Equal(Sum([0.4, 0.1], [10, 3]), Sum([0.4, double.NaN, 0.1], [10, 5, 3]));
                return true;
            case "no_news_day":
                Assert.Equal(0.4, Sum([0.4], [10]).Aged(3).Value, 1e-15);
                return true;
            case "one_element":
                double one = Sum(edge.Numbers("input.sentiment"), edge.Numbers("input.volume")).Value;
                Assert.Equal(edge.Number("expected"), one);
                return true;
            default:
                return false;
        }
    }

    private static WeightedSentiment Sum(double[] sentiment, double[] volume) =>
        sentiment.Zip(volume).Aggregate(default(WeightedSentiment), (sum, next) => sum.With(next.First, next.Second));
}

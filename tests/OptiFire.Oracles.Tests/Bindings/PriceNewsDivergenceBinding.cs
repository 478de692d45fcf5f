using OptiFire.Numerics.CrossSection;
using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Factors;
using OptiFire.Numerics.Text;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>The reference takes the price first, over plain windows; composed here from the kernels of the definition.</summary>
internal sealed class PriceNewsDivergenceBinding : IOracleBinding
{
    public string File => "price_news_divergence";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("k", "z");
        int k = oracle.Integer("k");
        int z = oracle.Integer("z");
        double[] sentiment = oracle.Numbers("sentiment");
        double[] returns = Series.LogReturnsWithGap(oracle.Numbers("close"));
        double[] news = Score(sentiment, k, z);
        double[] price = Score(returns, k, z);
        DivergenceReading[] readings = [.. news.Zip(price, (s, p) => new DivergenceReading(s, p))];
        on.Equal("z_price", price);
        on.Equal("z_sentiment", news);
        on.Equal("divergence", [.. readings.Select(r => -r.Divergence)]);
        on.Equal(
            "sign_disagreement",
            [.. readings.Select(r => double.IsNaN(r.Divergence) ? double.NaN : Convert.ToDouble(r.SignsDisagree))]
        );
        double[] correlation = new double[returns.Length];
        Correlation.Rolling(returns, sentiment, z, correlation);
        on.Equal($"rolling_corr{z}", correlation);
        on.Equal("regression_residual", Series.Each(returns.Length, t => Residual(returns, sentiment, t, z)));
    }

    public bool CheckEdge(OracleEdge edge)
    {
        var divergence = new PriceNewsDivergence(2, 3);
        switch (edge.Id)
        {
            case "constant_sentiment":
                DivergenceReading last = Push(divergence, [0.3, 0.3, 0.3, 0.3]);
                Assert.True(double.IsNaN(last.First));
                Assert.False(double.IsNaN(last.Second));
                return true;
            case "sparse_news":
                // Days without news neither enter the window nor count as 0.
                DivergenceReading dense = Push(new PriceNewsDivergence(2, 3), [0.1, 0.4, -0.2]);
                DivergenceReading sparse = Push(divergence, [0.1, 0.4, -0.2, double.NaN]);
                Assert.Equal(dense.First, sparse.First);
                return true;
            default:
                return false;
        }
    }

    private static DivergenceReading Push(PriceNewsDivergence divergence, double[] sentiment)
    {
        DivergenceReading last = default;
        foreach ((int t, double s) in sentiment.Index())
        {
            last = divergence.Push(s, Math.Sin(1 + t) / 100);
        }

        return last;
    }

    private static double Residual(double[] returns, double[] sentiment, int t, int z) =>
        t < z ? double.NaN : MarketResidual.OfLast(returns.AsSpan(t - z + 1, z), sentiment.AsSpan(t - z + 1, z));

    private static double[] Score(double[] values, int k, int z)
    {
        double[] score = new double[values.Length];
        ZScore.Rolling(Series.Sums(values, k), z, score);
        return score;
    }
}

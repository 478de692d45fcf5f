using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Returns;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class RollingCorrelationBinding : IOracleBinding
{
    public string File => "rolling_correlation";

    public void Check(OracleCase oracle, Comparison on)
    {
        int window = oracle.Integer("window");
        if (oracle.HasInput("x"))
        {
            on.Equal("pearson_two_pass", Rolling(oracle.Numbers("x"), oracle.Numbers("y"), window));
            return;
        }

        double[] a = Returns(oracle.Numbers("price_a"));
        double[] b = Returns(oracle.Numbers("price_b"));
        on.Equal("pearson", Rolling(a, b, window));
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "constant_series":
                Assert.All(Rolling(edge), value => Assert.True(double.IsNaN(value)));
                return true;
            case "identical":
                Assert.Equal(edge.Number("expected_last"), Rolling(edge)[^1], 1e-12);
                return true;
            case "nan_inside":
                double[] expected = edge.Numbers("observed.value");
                Assert.All(
                    Rolling(edge).Zip(expected),
                    pair => Assert.True(Comparison.IsClose(pair.Second, pair.First, 1e-9, 0))
                );
                return true;
            case "too_short":
                Assert.Equal(edge.Numbers("observed.value"), Rolling(edge));
                return true;
            case "length_mismatch":
                Assert.Throws<ArgumentException>(() => Rolling([1, 2, 3], [1, 2], 2));
                return true;
            case "window_1":
                Assert.Throws<ArgumentOutOfRangeException>(() => Rolling([1, 2], [1, 2], 1));
                return true;
            case "negative_price":
                Assert.Throws<ArgumentOutOfRangeException>(() => Returns(edge.Numbers("input")));
                return true;
            default:
                return false;
        }
    }

    private static double[] Rolling(OracleEdge edge) =>
        Rolling(edge.Numbers("input.x"), edge.Numbers("input.y"), (int)edge.Number("input.window"));

    private static double[] Rolling(double[] x, double[] y, int window)
    {
        double[] rolling = new double[x.Length];
        Correlation.Rolling(x, y, window, rolling);
        return rolling;
    }

    private static double[] Returns(double[] prices)
    {
        double[] returns = new double[prices.Length - 1];
        LogReturns.FromPrices(prices, returns);
        return returns;
    }
}

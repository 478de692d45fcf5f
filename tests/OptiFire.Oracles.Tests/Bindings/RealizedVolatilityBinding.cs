using OptiFire.Numerics.Returns;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class RealizedVolatilityBinding : IOracleBinding
{
    private static readonly (string Field, VolatilityEstimator Estimator)[] _estimators =
    [
        ("close", VolatilityEstimator.CloseToClose),
        ("close_zero_mean", VolatilityEstimator.CloseZeroMean),
        ("parkinson", VolatilityEstimator.Parkinson),
        ("garman_klass", VolatilityEstimator.GarmanKlass),
        ("rogers_satchell", VolatilityEstimator.RogersSatchell),
        ("gk_yz", VolatilityEstimator.GarmanKlassYangZhang),
        ("yang_zhang", VolatilityEstimator.YangZhang),
    ];

    public string File => "realized_vol";

    public void Check(OracleCase oracle, Comparison on)
    {
        double[] open = oracle.Numbers("open");
        var rolling = new double[open.Length];
        BarColumns bars = new(open, oracle.Numbers("high"), oracle.Numbers("low"), oracle.Numbers("close"));
        int n = oracle.Integer("n");
        foreach ((string field, VolatilityEstimator estimator) in _estimators)
        {
            RealizedVolatility.Rolling(bars, estimator, n, oracle.Integer("N"), rolling);
            on.Equal(field, rolling);
            Assert.Equal(rolling[^1], RealizedVolatility.Last(bars, estimator, n, oracle.Integer("N")));
        }

        // One package counts closes in place of returns.
        RealizedVolatility.Rolling(bars, VolatilityEstimator.CloseToClose, n - 1, oracle.Integer("N"), rolling);
        on.Equal("close_ttr", rolling);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "constant_prices":
                foreach ((_, VolatilityEstimator estimator) in _estimators)
                {
                    Assert.Equal(0, Last(edge, estimator));
                }

                return true;
            case "garman_klass_negative_term":
                Assert.Equal(
                    edge.Number("expected_variance_term"),
                    Math.Pow(Last(edge, VolatilityEstimator.GarmanKlass, barsPerYear: 1), 2),
                    1e-15
                );
                return true;
            case "inconsistent_bar":
                Assert.Throws<ArgumentOutOfRangeException>(() => Last(edge, VolatilityEstimator.Parkinson));
                return true;
            case "zero_or_negative_price":
                foreach (double price in (double[])[0, -1])
                {
                    Assert.Throws<ArgumentOutOfRangeException>(() =>
                        RealizedVolatility.Last(
                            new([price], [price], [price], [price]),
                            VolatilityEstimator.Parkinson,
                            1,
                            252
                        )
                    );
                }

                return true;
            case "short":
                Assert.True(
                    double.IsNaN(
                        RealizedVolatility.Last(new([1], [1], [1], [1]), VolatilityEstimator.YangZhang, 21, 252)
                    )
                );
                return true;
            default:
                return false;
        }
    }

    private static double Last(OracleEdge edge, VolatilityEstimator estimator, int barsPerYear = 252)
    {
        double[] open = edge.Numbers("input.O");
        BarColumns bars = new(open, edge.Numbers("input.H"), edge.Numbers("input.L"), edge.Numbers("input.C"));
        int n = open.Length > 2 ? open.Length - 1 : 1;
        return RealizedVolatility.Last(bars, estimator, n, barsPerYear);
    }
}

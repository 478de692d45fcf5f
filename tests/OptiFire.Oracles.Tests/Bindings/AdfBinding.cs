using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class AdfBinding : IOracleBinding
{
    public string File => "adf";

    public void Check(OracleCase oracle, Comparison on)
    {
        UnitRootTest test = AugmentedDickeyFuller.Test(
            oracle.Series(),
            UnitRootParameters.Trend(oracle, "regression"),
            UnitRootParameters.Choice(oracle),
            UnitRootParameters.MaximumLag(oracle)
        );
        on.Equal("stat", test.Statistic, "stat");
        on.Equal("pvalue", test.PValue, "pvalue");
        on.Equal("usedlag", test.Lag, "usedlag");
        on.Equal("nobs", test.Observations, "usedlag");
        on.Equal("icbest", test.BestCriterion, "icbest");
        on.Equal("crit.1%", test.CriticalValues.OnePercent, "crit");
        on.Equal("crit.5%", test.CriticalValues.FivePercent, "crit");
        on.Equal("crit.10%", test.CriticalValues.TenPercent, "crit");
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "constant":
                AssertNone(TestStatus.Constant, [.. Enumerable.Repeat(5.0, 100)]);
                return true;
            case "too_short":
                AssertNone(TestStatus.TooShort, edge.Numbers("input"));
                return true;
            case "one_element":
                AssertNone(TestStatus.TooShort, [1]);
                return true;
            case "nan_inside":
                AssertNone(TestStatus.NotFinite, RandomWalk.Holed(100, 1));
                return true;
            case "exact_linear_trend":
                AssertNone(
                    TestStatus.Collinear,
                    [.. Enumerable.Range(0, 100).Select(t => (double)t)],
                    (int)edge.Number("input.maxlag")
                );
                return true;
            case "wrong_regression":
                Assert.Throws<ArgumentOutOfRangeException>(() =>
                    AugmentedDickeyFuller.Test(RandomWalk.Of(100, 1), (TrendTerms)(-1))
                );
                return true;
            case "explosive":
                UnitRootTest test = AugmentedDickeyFuller.Test([
                    .. Enumerable.Range(0, 200).Select(t => Math.Pow(1.05, t) + 0.01 * Math.Sin(t)),
                ]);
                Assert.True(test.Statistic > 1000); // conditioned so badly that its digits are noise
                Assert.Equal(edge.Numbers("observed.value")[1], test.PValue);
                return true;
            default:
                return false;
        }
    }

    private static void AssertNone(TestStatus expected, double[] values, int? maximumLag = null)
    {
        UnitRootTest test = AugmentedDickeyFuller.Test(values, maximumLag: maximumLag);
        Assert.Equal(expected, test.Status);
        Assert.True(double.IsNaN(test.Statistic) && double.IsNaN(test.PValue));
    }
}

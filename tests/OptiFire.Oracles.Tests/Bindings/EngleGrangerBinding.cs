using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class EngleGrangerBinding : IOracleBinding
{
    public string File => "engle_granger";

    public void Check(OracleCase oracle, Comparison on)
    {
        double[] a = oracle.Numbers("A");
        double[] b = oracle.Numbers("B");
        bool isFirst = oracle.Texts("symbols").Index().First(s => s.Item == oracle.Text("dependent")).Index == 0;
        EngleGrangerTest test = EngleGranger.Test(
            isFirst ? a : b,
            isFirst ? b : a,
            UnitRootParameters.Trend(oracle, "trend"),
            UnitRootParameters.Choice(oracle),
            UnitRootParameters.MaximumLag(oracle)
        );
        on.Equal("stat", test.Statistic, "stat");
        on.Equal("pvalue", test.PValue, "pvalue");
        CriticalValues critical = test.CriticalValues;
        on.Equal("crit_1_5_10", [critical.OnePercent, critical.FivePercent, critical.TenPercent]);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        double[] x = RandomWalk.Of(200, 1);
        double[] y = RandomWalk.Of(200, 2);
        switch (edge.Id)
        {
            case "collinear":
                AssertNone(TestStatus.Collinear, [.. x.Select(v => 2 * v + 1)], x);
                return true;
            case "constant_regressor":
                AssertNone(TestStatus.Constant, y, [.. Enumerable.Repeat(3.0, 200)]);
                return true;
            case "nan":
                AssertNone(TestStatus.NotFinite, y, RandomWalk.Holed(200, 1));
                AssertNone(TestStatus.NotFinite, RandomWalk.Holed(200, 2), x);
                return true;
            case "length_mismatch":
                Assert.Throws<ArgumentException>(() => EngleGranger.Test(y, x.AsSpan(1)));
                return true;
            case "short":
                AssertNone(TestStatus.TooShort, y[..10], x[..10]);
                return true;
            default:
                return false;
        }
    }

    private static void AssertNone(TestStatus expected, double[] y, double[] x)
    {
        EngleGrangerTest test = EngleGranger.Test(y, x);
        Assert.Equal(expected, test.Status);
        Assert.True(double.IsNaN(test.Statistic) && double.IsNaN(test.PValue));
    }
}

using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class NeweyWestBinding : IOracleBinding
{
    public string File => "newey_west";

    public void Check(OracleCase oracle, Comparison on)
    {
        if (!oracle.HasParameter("lag"))
        {
            return; // what is left of the case is listed with its reason
        }

        string y = oracle.Text("y");
        int lag = oracle.Integer("lag");
        bool correction = oracle.Truth("small_sample_correction");
        if (y == "market_model")
        {
            OlsFit fit = Ols.FitLine(oracle.Numbers("mean_returns"), oracle.Numbers("market"));
            double[] errors = new double[fit.Coefficients.Length];
            NeweyWest.StandardErrors(fit, lag, correction, errors);
            Compare(on, [.. fit.Coefficients], errors);
            return;
        }

        MeanTest test = NeweyWest.Mean(oracle.Numbers(y), lag, correction);
        Compare(on, [test.Mean], [test.StandardError]);
        on.Equal("t", test.TStatistic);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "constant_series":
                Assert.True(double.IsNaN(NeweyWest.Mean([1, 1, 1, 1, 1], 1).TStatistic));
                return true;
            case "nan":
                Assert.True(double.IsNaN(NeweyWest.Mean([1, double.NaN, 3], 1).TStatistic));
                return true;
            case "lag_ge_T":
                Assert.ThrowsAny<ArgumentException>(() => NeweyWest.Mean([1, 2, 3], 3));
                return true;
            case "negative_lag":
                Assert.ThrowsAny<ArgumentException>(() => NeweyWest.Mean([1, 2, 3], -1));
                return true;
            case "one_element":
                Assert.ThrowsAny<ArgumentException>(() => NeweyWest.Mean([1], 0));
                return true;
            default:
                return false;
        }
    }

    private static void Compare(Comparison on, double[] coefficients, double[] errors)
    {
        double[] t = [.. coefficients.Zip(errors, (c, e) => c / e)];
        on.Equal("params", coefficients);
        on.Equal("se", errors);
        on.Equal("t", t);
        on.Equal("p_normal", [.. t.Select(v => 2 * StandardNormal.Cdf(-Math.Abs(v)))], tolerance: "p");
    }
}

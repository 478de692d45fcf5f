using System.Text.Json;
using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class NeweyWestBinding : IOracleBinding
{
    public string File => "newey_west";

    public void Check(OracleCase oracle, Comparison on)
    {
        if (on.Has("bw"))
        {
            CheckAutomatic(oracle, on);
        }
        else if (!oracle.HasParameter("lag"))
        {
            CheckPlain(oracle, on);
        }
        else
        {
            CheckLag(oracle, on);
        }
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

    private static void CheckLag(OracleCase oracle, Comparison on)
    {
        if (oracle.Text("kernel") != "Bartlett")
        {
            throw new UnboundException($"weights '{oracle.Text("kernel")}'");
        }

        string y = oracle.Text("y");
        int lag = oracle.Integer("lag");
        bool correction = oracle.Truth("small_sample_correction");
        if (y == "market_model")
        {
            OlsFit fit = Ols.FitLine(oracle.Numbers("mean_returns"), oracle.Numbers("market"));
            double[] errors = new double[fit.Coefficients.Length];
            NeweyWest.StandardErrors(fit, lag, correction, errors);
            Compare(on, [.. fit.Coefficients], errors, fit.DegreesOfFreedom);
            return;
        }

        double[] values = oracle.Numbers(y);
        MeanTest test = NeweyWest.Mean(values, lag, correction);
        Compare(on, [test.Mean], [test.StandardError], values.Length - 1);
        on.Equal("t", test.TStatistic);
        string longRun = $"extra.long_run_variance_L{lag}_of_{y}";
        if (oracle.Document.Find(longRun) is { } variance)
        {
            on.Agree(longRun, [Json.Number(variance)], [NeweyWest.LongRunVariance(values, lag)]);
        }
    }

    private static void CheckPlain(OracleCase oracle, Comparison on)
    {
        double[] values = oracle.Numbers(oracle.Text("y"));
        double t = NeweyWest.Mean(values, lag: 0, smallSample: true).TStatistic;
        on.Equal("t", t);
        on.Equal("p", StudentT.TwoSidedPValue(t, values.Length - 1), "p");
        on.Equal("n", values.Length);
    }

    private static void CheckAutomatic(OracleCase oracle, Comparison on)
    {
        double[] values = oracle.Numbers(Automatic(oracle));
        double bandwidth = AutomaticNeweyWest.Bandwidth(values);
        on.Equal("bw", bandwidth);
        on.Equal("lag", Math.Floor(bandwidth));
        on.Equal("se_auto", AutomaticNeweyWest.Mean(values).StandardError);
        on.Equal("se_auto_prewhite", AutomaticNeweyWest.Mean(values, prewhiten: true).StandardError);
    }

    /// <summary>The series of an automatic bandwidth, which the file names at the end of the case's id alone.</summary>
    private static string Automatic(OracleCase oracle) =>
        oracle.HasParameter("y") ? oracle.Text("y")
        : oracle.Document.Find("inputs") is { } inputs
        && inputs.EnumerateObject().FirstOrDefault(i => oracle.Id.EndsWith(i.Name, StringComparison.Ordinal))
            is { Value.ValueKind: JsonValueKind.Array } named
            ? named.Name
        : "mean_returns";

    private static void Compare(Comparison on, double[] coefficients, double[] errors, int freedom)
    {
        double[] t = [.. coefficients.Zip(errors, (c, e) => c / e)];
        on.Equal("params", coefficients);
        on.Equal("se", errors);
        on.Equal("t", t);
        on.Equal("p_normal", [.. t.Select(TrialHurdle.PValue)], "p");
        on.Equal("p_student", [.. t.Select(v => StudentT.TwoSidedPValue(v, freedom))], "p");
    }
}

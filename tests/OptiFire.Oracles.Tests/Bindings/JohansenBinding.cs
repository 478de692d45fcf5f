using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class JohansenBinding : IOracleBinding
{
    public string File => "johansen";

    public void Check(OracleCase oracle, Comparison on)
    {
        double[][] rows = oracle.Rows("log_prices");
        int m = rows[0].Length;
        JohansenTest test = Johansen.Test(
            [.. Enumerable.Range(0, m).SelectMany(i => rows.Select(row => row[i]))],
            m,
            oracle.Integer("det_order") switch
            {
                -1 => JohansenTrend.None,
                0 => JohansenTrend.Constant,
                1 => JohansenTrend.Linear,
                var other => throw new UnboundException($"a deterministic order {other}"),
            },
            oracle.Integer("k_ar_diff")
        );
        on.Equal("eigenvalues", test.Eigenvalues, "eigenvalues");
        on.Equal("trace", test.TraceStatistics, "trace");
        on.Equal("max_eig", test.MaximumStatistics, "trace");
        int[] ranks = [.. Enumerable.Range(0, m)];
        on.Equal("trace_crit_90_95_99", [.. ranks.SelectMany(r => Values(test.TraceCriticalValues(r)))]);
        on.Equal("max_eig_crit_90_95_99", [.. ranks.SelectMany(r => Values(test.MaximumCriticalValues(r)))]);
        CheckVectors(oracle, on, test, m);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        double[] walk = RandomWalk.Of(200, 1);
        switch (edge.Id)
        {
            case "one_series":
                Assert.Equal(TestStatus.Estimated, Johansen.Test(walk, 1).Status);
                return true;
            case "collinear":
                AssertNone(TestStatus.Collinear, [.. walk, .. walk.Select(v => 2 * v + 1)]);
                return true;
            case "more_than_12_series":
                JohansenTest many = Johansen.Test(
                    [.. Enumerable.Range(0, 13).SelectMany(i => RandomWalk.Of(500, i))],
                    13
                );
                Assert.Equal(edge.Numbers("observed.value"), Values(many.TraceCriticalValues(0)));
                Assert.Null(many.Rank());
                return true;
            case "nan":
                AssertNone(TestStatus.NotFinite, [.. walk, .. RandomWalk.Holed(200, 2)]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>By the ratio to the first element, as the file says; and by size, as the reference's scale is ours.</summary>
    private static void CheckVectors(OracleCase oracle, Comparison on, JohansenTest test, int m)
    {
        const string Field = "eigenvectors_columns";
        double[] reference = Json.Flat(Json.Find(oracle.Expected, Field)!.Value);
        double[] ours = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int r = 0; r < m; r++)
            {
                ours[i * m + r] = test.Vector(r)[i];
            }
        }

        on.Agree(Field, Ratios(reference, m), Ratios(ours, m), "eigenvectors");
        on.Agree(Field, [.. reference.Select(Math.Abs)], [.. ours.Select(Math.Abs)], "eigenvectors");
    }

    private static double[] Ratios(double[] columns, int m) => [.. columns.Select((v, i) => v / columns[i % m])];

    private static double[] Values(JohansenCriticalValues values) =>
        [values.NinetyPercent, values.NinetyFivePercent, values.NinetyNinePercent];

    private static void AssertNone(TestStatus expected, double[] columns)
    {
        JohansenTest test = Johansen.Test(columns, 2);
        Assert.Equal(expected, test.Status);
        Assert.True(double.IsNaN(test.TraceStatistics[0]));
    }
}

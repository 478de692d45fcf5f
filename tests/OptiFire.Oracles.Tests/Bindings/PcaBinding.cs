using OptiFire.Numerics.Factors;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class PcaBinding : IOracleBinding
{
    public string File => "pca";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("n_components", "scale", "ddof");
        if (oracle.Integer("ddof", otherwise: 1) != 1)
        {
            throw new UnboundException("a deviation with another divisor");
        }

        double[][] rows = oracle.Rows("returns");
        PcaFit fit = Pca.Fit(
            Series.Columns(rows),
            rows[0].Length,
            oracle.Truth("scale") ? PcaScaling.Correlation : PcaScaling.Covariance,
            ComponentRule.Exactly(oracle.Integer("n_components"))
        );
        Assert.Equal(PcaStatus.Estimated, fit.Status);

        // The reference turns components by their largest score, ours by their largest loading.
        double[][] components = [.. Json.Find(oracle.Expected, "components")!.Value.EnumerateArray().Select(Json.Flat)];
        double[] signs = Each(fit, j => Math.Sign(Dot(components[j], fit.Loadings(j))));
        on.Equal("sign_by_largest_loading", signs);
        on.Equal("components", [.. signs.SelectMany((s, j) => Times(s, fit.Loadings(j)))], "vectors");
        on.Equal("mean", fit.Means, "values");
        on.Equal("explained_variance", Each(fit, fit.ExplainedVariance), "values");
        on.Equal("explained_variance_ratio", Each(fit, fit.ExplainedShare), "values");
        on.Equal("singular_values", Each(fit, fit.SingularValue), "values");
        on.Equal("noise_variance", fit.NoiseVariance, "values");
        double[] whitening = [.. signs.Select((s, j) => s / Math.Sqrt(fit.ExplainedVariance(j)))];
        foreach (string field in oracle.Fields)
        {
            double[] factors = field.StartsWith("whitened", StringComparison.Ordinal) ? whitening : signs;
            if (Series.Match(field, @"(?:scores|whitened)_first(\d+)") is [int first])
            {
                on.Equal(field, Scores(fit, rows.Take(first), factors), "vectors");
            }
            else if (Series.Match(field, @"(?:scores|whitened)_last(\d+)") is [int last])
            {
                on.Equal(field, Scores(fit, rows.TakeLast(last), factors), "vectors");
            }
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        double[] columns = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i * i))];
        switch (edge.Id)
        {
            case "constant_column":
                columns.AsSpan(20).Fill(0.1);
                foreach (PcaScaling scaling in Enum.GetValues<PcaScaling>())
                {
                    PcaFit fit = Pca.Fit(columns, 2, scaling, ComponentRule.Exactly(1));
                    Assert.Equal([1.0, 0.0], fit.Loadings(0).ToArray().Select(Math.Abs));
                    Assert.Equal(1, fit.ExplainedShare(0), 1e-15);
                }

                return true;
            case "duplicate_columns":
                columns.AsSpan(0, 20).CopyTo(columns.AsSpan(20));
                PcaFit twins = Pca.Fit(columns, 2, PcaScaling.Covariance, ComponentRule.Exactly(1));
                Assert.Equal(0, twins.Eigenvalues[^1], 1e-15);
                Assert.Equal(1, twins.ExplainedShare(0), 1e-12);
                return true;
            case "more_columns_than_rows":
                PcaFit wide = Pca.Fit(columns, 8, PcaScaling.Covariance, ComponentRule.Exactly(5));
                Assert.Equal(4, wide.ComponentCount); // five rows, less one for the mean
                return true;
            case "nan":
                columns[3] = double.NaN;
                Assert.Equal(PcaStatus.NotFinite, Pca.Fit(columns, 2).Status);
                return true;
            case "one_row":
                Assert.Throws<ArgumentException>(() => Pca.Fit(columns, columns.Length));
                return true;
            case "n_components_gt":
                Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit(columns, 2, rule: ComponentRule.Exactly(99)));
                return true;
            default:
                return false;
        }
    }

    private static double[] Each(PcaFit fit, Func<int, double> value) => Series.Each(fit.ComponentCount, value);

    private static double[] Scores(PcaFit fit, IEnumerable<double[]> rows, double[] factors)
    {
        double[] scores = new double[fit.ComponentCount];
        var all = new List<double>();
        foreach (double[] row in rows)
        {
            fit.Scores(row, scores);
            all.AddRange(scores.Zip(factors, (score, factor) => score * factor));
        }

        return [.. all];
    }

    private static double[] Times(double factor, ReadOnlySpan<double> values) =>
        [.. values.ToArray().Select(v => factor * v)];

    private static double Dot(double[] x, ReadOnlySpan<double> y) => x.Zip(y.ToArray(), (a, b) => a * b).Sum();
}

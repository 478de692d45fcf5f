using System.Text.Json;
using OptiFire.Numerics.Factors;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class ResidualScoresBinding : IOracleBinding
{
    public string File => "pca_residual_sscore";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("n_components", "corr_window", "resid_window", "z_ddof", "b");
        IReadOnlyList<string> symbols = oracle.Texts("symbols");
        if (!oracle.HasParameter("b"))
        {
            Compare(oracle, on, symbols);
        }
        else if (oracle.Text("b").Contains("autocorrelation", StringComparison.Ordinal))
        {
            // The windows are those of the case beside it.
            OracleCase windows = oracle.Document.Cases.First(c => c.HasParameter("n_components"));
            ReadOnlySpan<double> scores = Fit(windows, ReversionEstimator.Autocorrelation).Scores;
            foreach ((int i, string symbol) in symbols.Index())
            {
                Near(oracle, on, ["s_score", symbol], scores[i]);
            }
        }
        else
        {
            throw new UnboundException($"a slope '{oracle.Text("b")}'");
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "b_ge_1":
                ResidualReversion runaway = ResidualReversion.Fit([1, 2, 4, 8, 17, 33]);
                Assert.Equal(ReversionStatus.NotReverting, runaway.Status);
                Assert.True(double.IsNaN(runaway.Score()));
                return true;
            case "b_le_0":
                ResidualReversion alternating = ResidualReversion.Fit([1, -0.5, 0.25, -0.75]);
                Assert.Equal(ReversionStatus.Alternating, alternating.Status);
                Assert.True(double.IsNaN(alternating.Speed));
                return true;
            case "X_end_not_zero":
                ResidualScores fit = Fit(
                    edge.Document.Cases.First(c => c.HasParameter("n_components")),
                    ReversionEstimator.LeastSquares
                );
                for (int i = 0; i < fit.Assets.Length; i++)
                {
                    Assert.Equal(0, fit.Residuals(i).ToArray().Sum(), 1e-14);
                }

                return true;
            default:
                return false;
        }
    }

    private static void Compare(OracleCase oracle, Comparison on, IReadOnlyList<string> symbols)
    {
        if (oracle.Integer("z_ddof") != 1)
        {
            throw new UnboundException("a standardisation with another divisor");
        }

        ResidualScores centred = Fit(oracle, ReversionEstimator.LeastSquares);
        ResidualScores plain = Fit(oracle, ReversionEstimator.LeastSquares, centred: false);
        foreach ((int i, string symbol) in symbols.Index())
        {
            ResidualReversion asset = centred.Assets[i];
            Near(oracle, on, ["per_asset", symbol, "a"], asset.Intercept);
            Near(oracle, on, ["per_asset", symbol, "b"], asset.Slope);
            Near(oracle, on, ["per_asset", symbol, "kappa"], asset.Speed);
            Near(oracle, on, ["per_asset", symbol, "m"], asset.Mean);
            Near(oracle, on, ["per_asset", symbol, "sigma_eq"], asset.EquilibriumDeviation);
            Near(oracle, on, ["per_asset", symbol, "s_centred"], centred.Scores[i]);
            Near(oracle, on, ["per_asset", symbol, "s_uncentred"], plain.Scores[i]);
        }

        int[] places = [.. Enumerable.Range(0, symbols.Count)];
        on.Equal("residuals", [.. places.SelectMany(i => centred.Residuals(i).ToArray())]);
        on.Equal("residual_symbols", symbols);
        CompareBetas(oracle, on, [.. places.Select(i => centred.Betas(i).ToArray())]);
    }

    // A factor's sign is free, and the same for all assets.
    private static void CompareBetas(OracleCase oracle, Comparison on, double[][] ours)
    {
        if (Json.Find(oracle.Expected, "betas") is not { } betas)
        {
            return;
        }

        double[][] expected = [.. betas.EnumerateArray().Select(Json.Flat)];
        int[] signs =
        [
            .. Enumerable
                .Range(0, ours[0].Length)
                .Select(j => Math.Sign(ours.Zip(expected, (mine, theirs) => mine[j] * theirs[j]).Sum())),
        ];
        on.Equal("betas", [.. ours.SelectMany(row => row.Select((beta, j) => signs[j] * beta))]);
    }

    private static ResidualScores Fit(OracleCase oracle, ReversionEstimator estimator, bool centred = true)
    {
        int window = oracle.Integer("corr_window");
        double[][] rows = [.. oracle.Rows($"returns_last{window}").TakeLast(window)];
        double[] columns = Series.Columns(rows);
        PcaFit pca = Pca.Fit(
            columns,
            rows[0].Length,
            PcaScaling.Correlation,
            ComponentRule.Exactly(oracle.Integer("n_components"))
        );
        return ResidualScores.Fit(columns, pca, oracle.Integer("resid_window"), centred: centred, estimator: estimator);
    }

    // A symbol may hold a dot, so its fields cannot be found by a path.
    private static void Near(OracleCase oracle, Comparison on, string[] path, double actual)
    {
        JsonElement at = oracle.Expected;
        if (path.All(name => at.TryGetProperty(name, out at)))
        {
            on.Agree(string.Join('.', path), [Json.Number(at)], [actual]);
        }
    }
}

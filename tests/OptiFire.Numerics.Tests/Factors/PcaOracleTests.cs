using System.Text.Json;
using OptiFire.Numerics.Factors;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Factors;

[Trait("Category", "Golden")]
public sealed class PcaOracleTests
{
    private int _compared;

    [Fact]
    public void Components_match_the_reference()
    {
        OracleFile file = OracleFile.Open("pca");
        double[][] rows = Rows(file.Root.GetProperty("inputs").GetProperty("returns"));
        foreach (JsonElement reference in file.Root.GetProperty("cases").EnumerateArray())
        {
            JsonElement parameters = reference.GetProperty("parameters");
            bool scale = parameters.GetProperty("scale").GetBoolean();
            int count = parameters.GetProperty("n_components").GetInt32();

            PcaFit fit = Pca.Fit(
                Columns(rows),
                rows[0].Length,
                scale ? PcaScaling.Correlation : PcaScaling.Covariance,
                ComponentRule.Exactly(count)
            );

            Assert.Equal(PcaStatus.Estimated, fit.Status);
            foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
            {
                Compare(field, fit, rows, reference.GetProperty("expected").GetProperty("components"));
                _compared++;
            }
        }

        Assert.Equal(10 + 4, _compared);
    }

    [Fact]
    public void Scores_of_residuals_match_the_reference()
    {
        OracleFile file = OracleFile.Open("pca_residual_sscore");
        double[][] rows = Rows(file.Root.GetProperty("inputs").GetProperty("returns_last252"));
        double[] columns = Columns(rows);
        JsonElement reference = file.Case("ols_ar1");
        JsonElement expected = reference.GetProperty("expected");
        int count = reference.GetProperty("parameters").GetProperty("n_components").GetInt32();
        int window = reference.GetProperty("parameters").GetProperty("resid_window").GetInt32();
        PcaFit pca = Pca.Fit(columns, rows[0].Length, PcaScaling.Correlation, ComponentRule.Exactly(count));

        ResidualScores centred = ResidualScores.Fit(columns, pca, window);
        ResidualScores plain = ResidualScores.Fit(columns, pca, window, centred: false);
        ResidualScores auto = ResidualScores.Fit(columns, pca, window, estimator: ReversionEstimator.Autocorrelation);

        string[] symbols =
        [
            .. file.Root.GetProperty("inputs").GetProperty("symbols").EnumerateArray().Select(s => s.GetString()!),
        ];
        for (int i = 0; i < symbols.Length; i++)
        {
            ResidualReversion asset = centred.Assets[i];
            var fields = new Dictionary<string, double>
            {
                ["a"] = asset.Intercept,
                ["b"] = asset.Slope,
                ["kappa"] = asset.Speed,
                ["m"] = asset.Mean,
                ["sigma_eq"] = asset.EquilibriumDeviation,
                ["s_centred"] = centred.Scores[i],
                ["s_uncentred"] = plain.Scores[i],
            };
            foreach (JsonProperty field in expected.GetProperty("per_asset").GetProperty(symbols[i]).EnumerateObject())
            {
                OracleFile.Close(field.Value.GetDouble(), fields[field.Name], 1e-6, 0, $"{symbols[i]} {field.Name}");
                _compared++;
            }

            OracleFile.Close(
                OracleFile.Numbers(expected.GetProperty("residuals")[i]),
                centred.Residuals(i),
                1e-6,
                1e-15,
                symbols[i]
            );
            double[] betas = OracleFile.Numbers(expected.GetProperty("betas")[i]);
            for (int j = 0; j < betas.Length; j++)
            {
                OracleFile.Close(Math.Abs(betas[j]), Math.Abs(centred.Betas(i)[j]), 1e-6, 1e-12, $"{symbols[i]} beta");
            }

            JsonElement other = file.Case("arbitragelab").GetProperty("expected").GetProperty("s_score");
            OracleFile.Close(other.GetProperty(symbols[i]).GetDouble(), auto.Scores[i], 1e-6, 0, symbols[i]);
            _compared += 3;
        }

        Assert.Equal(23 * 10, _compared);
    }

    private static void Compare(JsonProperty field, PcaFit fit, double[][] rows, JsonElement components)
    {
        int count = fit.ComponentCount;
        double[] Each(Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];
        switch (field.Name)
        {
            case "mean":
                OracleFile.Close(OracleFile.Numbers(field.Value), fit.Means, 1e-9, 1e-18, field.Name);
                break;
            case "components":
                for (int j = 0; j < count; j++)
                {
                    double sign = Sign(fit, components, j);
                    double[] expected = [.. OracleFile.Numbers(field.Value[j]).Select(v => sign * v)];
                    OracleFile.Close(expected, fit.Loadings(j), 0, 1e-7, $"component {j}");
                }

                break;
            case "explained_variance":
                OracleFile.Close(OracleFile.Numbers(field.Value), Each(fit.ExplainedVariance), 1e-9, 0, field.Name);
                break;
            case "explained_variance_ratio":
                OracleFile.Close(OracleFile.Numbers(field.Value), Each(fit.ExplainedShare), 1e-9, 0, field.Name);
                break;
            case "singular_values":
                OracleFile.Close(OracleFile.Numbers(field.Value), Each(fit.SingularValue), 1e-9, 0, field.Name);
                break;
            case "noise_variance":
                OracleFile.Close(field.Value.GetDouble(), fit.NoiseVariance, 1e-9, 0, field.Name);
                break;
            case "sign_by_largest_loading":
                Assert.Equal(OracleFile.Numbers(field.Value), Each(j => Sign(fit, components, j)));
                break;
            case "scores_first50":
                CompareScores(field.Value, fit, rows, components, 0, whiten: false);
                break;
            case "scores_last5":
            case "whitened_last5":
                bool whiten = field.Name[0] == 'w';
                CompareScores(field.Value, fit, rows, components, rows.Length - 5, whiten);
                break;
            default:
                Assert.Fail($"Unknown field {field.Name}.");
                break;
        }
    }

    private static void CompareScores(
        JsonElement expected,
        PcaFit fit,
        double[][] rows,
        JsonElement components,
        int first,
        bool whiten
    )
    {
        double[] scores = new double[fit.ComponentCount];
        for (int t = 0; t < expected.GetArrayLength(); t++)
        {
            fit.Scores(rows[first + t], scores);
            for (int j = 0; j < scores.Length; j++)
            {
                double scale = Sign(fit, components, j) * (whiten ? Math.Sqrt(fit.ExplainedVariance(j)) : 1);
                OracleFile.Close(expected[t][j].GetDouble(), scores[j] / scale, 1e-9, 1e-7, $"score {t} {j}");
            }
        }
    }

    // The reference turns components by their largest score, ours by their largest loading.
    private static double Sign(PcaFit fit, JsonElement components, int j)
    {
        double[] reference = OracleFile.Numbers(components[j]);
        double dot = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            dot += reference[i] * fit.Loadings(j)[i];
        }

        return Math.Sign(dot);
    }

    private static double[][] Rows(JsonElement rows) => [.. rows.EnumerateArray().Select(OracleFile.Numbers)];

    private static double[] Columns(double[][] rows) =>
        [.. Enumerable.Range(0, rows[0].Length).SelectMany(i => rows.Select(row => row[i]))];
}

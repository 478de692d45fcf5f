using System.Globalization;
using System.Text.Json;
using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class MultipleTestingBinding : IOracleBinding
{
    public string File => "multiple_testing";

    public void Check(OracleCase oracle, Comparison on)
    {
        if (oracle.Expected.ValueKind == JsonValueKind.Array)
        {
            CheckHaircuts(oracle, on);
            return;
        }

        double alpha = oracle.Number("alpha");
        double[] t = oracle.Numbers("t");
        double[] p = oracle.Numbers("p");
        on.Agree("p of t", p, [.. t.Select(TrialHurdle.PValue)]);
        foreach (JsonProperty method in Json.Find(oracle.Expected, "adjusted")!.Value.EnumerateObject())
        {
            double[] ours = Adjusted(p, Correction(method.Name));
            on.Equal($"adjusted.{method.Name}.adjusted", ours);
            on.Equal($"adjusted.{method.Name}.reject_5pct", [.. ours.Select(v => v <= alpha ? 1.0 : 0)]);
            on.Equal($"adjusted.{method.Name}.n_reject", ours.Count(v => v <= alpha));
        }

        on.Equal("hlz.bonferroni_t_5pct", TrialHurdle.ForTrials(p.Length, TrialCorrection.Bonferroni, alpha));
        on.Equal("hlz.sidak_t_5pct", TrialHurdle.ForTrials(p.Length, TrialCorrection.Sidak, alpha));
        on.Equal("hlz.byc", MultipleTesting.DependencePenalty(p.Length));
        TrialCut yekutieli = TrialHurdle.ForFamily(p, TrialCorrection.BenjaminiYekutieli, alpha);
        on.Equal("hlz.bhy_largest_rejected_p", yekutieli.LargestRejected);
        on.Equal(
            "hlz.holm_smallest_unrejected_p",
            TrialHurdle.ForFamily(p, TrialCorrection.Holm, alpha).SmallestAccepted
        );
        foreach (double hurdle in Json.Flat(Json.Find(oracle.Expected, "hlz.fixed_hurdles")!.Value))
        {
            string name = hurdle.ToString(CultureInfo.InvariantCulture);
            on.Equal($"hlz.n_abs_t_ge_{name}", t.Count(v => Math.Abs(v) >= hurdle));
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "empty":
                Assert.Empty(Adjusted([], TrialCorrection.Holm));
                return true;
            case "single":
                foreach (TrialCorrection correction in Enum.GetValues<TrialCorrection>())
                {
                    Assert.Equal(edge.Numbers("expected")[0], Adjusted(edge.Numbers("input"), correction)[0], 1e-15);
                }

                return true;
            case "ties":
                foreach (JsonProperty method in edge.Get("observed").EnumerateObject())
                {
                    double[] ours = Adjusted(edge.Numbers("input"), Correction(method.Name));
                    double[] expected = edge.Numbers($"observed.{method.Name}.value");
                    Assert.Equal(expected.Length, ours.Length);
                    Assert.All(expected.Zip(ours), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
                }

                return true;
            case "nan":
                Assert.Equal(edge.Numbers("observed.value"), Adjusted([0.02, double.NaN, 0.2], TrialCorrection.Holm));
                return true;
            case "p_out_of_range":
                foreach (double p in edge.Numbers("input"))
                {
                    Assert.Throws<ArgumentOutOfRangeException>(() => Adjusted([p], TrialCorrection.Holm));
                }

                return true;
            case "p_zero_and_one":
                Assert.Equal(edge.Numbers("observed.value"), Adjusted(edge.Numbers("input"), TrialCorrection.Holm));
                return true;
            case "underflow_p":
                Assert.Equal(edge.Number("expected_p"), TrialHurdle.PValue(edge.Number("input_t")), 1e-300);
                return true;
            default:
                return false;
        }
    }

    private static void CheckHaircuts(OracleCase oracle, Comparison on)
    {
        foreach ((int i, JsonElement row) in oracle.Expected.EnumerateArray().Index())
        {
            HaircutSharpe ours = HaircutSharpe.Of(
                row.GetProperty("annual_sr").GetDouble(),
                row.GetProperty("months").GetInt32(),
                row.GetProperty("tests").GetInt32()
            );
            on.Equal($"{i}.t", ours.TStatistic);
            on.Equal($"{i}.p_single", ours.PValue);
            on.Equal($"{i}.p_bonferroni", ours.AdjustedPValue);
            Near("haircut_sr", ours.Sharpe);
            Near("haircut_pct", ours.Haircut);

            // One test leaves the ratio as it is and p = 1 leaves nothing; the reference's inverse is 3e-10 off there.
            void Near(string name, double value)
            {
                double expected = row.GetProperty(name).GetDouble();
                on.Holds($"{i}.{name}", Comparison.IsClose(expected, value, 1e-8, 1e-9), $"{value}, not {expected}");
            }
        }
    }

    private static double[] Adjusted(double[] p, TrialCorrection correction)
    {
        double[] adjusted = new double[p.Length];
        MultipleTesting.Adjust(p, correction, adjusted);
        return adjusted;
    }

    private static TrialCorrection Correction(string name) =>
        name switch
        {
            "bonferroni" => TrialCorrection.Bonferroni,
            "sidak" => TrialCorrection.Sidak,
            "holm" => TrialCorrection.Holm,
            "simes-hochberg" => TrialCorrection.Hochberg,
            "hommel" => TrialCorrection.Hommel,
            "fdr_bh" => TrialCorrection.BenjaminiHochberg,
            "fdr_by" => TrialCorrection.BenjaminiYekutieli,
            _ => throw new UnboundException($"a correction '{name}'"),
        };
}

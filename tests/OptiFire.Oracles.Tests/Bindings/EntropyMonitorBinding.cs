using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Information;
using OptiFire.Numerics.Volatility;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class EntropyMonitorBinding : IOracleBinding
{
    public string File => "entropy_monitor";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("base", "members", "cusum_k", "cusum_h", "ewma_alpha");
        if (oracle.HasInput("baseline_prob"))
        {
            CheckBinary(oracle, on);
        }
        else
        {
            CheckEnsemble(oracle, on);
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "p_0_or_1":
                Assert.Equal(edge.Number("expected.entropy"), PredictiveEntropy.Of(edge.Numbers("input.p")));
                return true;
            case "uniform":
                double[] p = edge.Numbers("input.p");
                PredictiveUncertainty uniform = PredictiveEntropy.OfEnsemble(p, p.Length);
                Assert.Equal(edge.Number("expected.entropy"), uniform.PredictiveEntropy, 1e-12);
                Assert.Equal(edge.Number("expected.normalised"), uniform.NormalizedEntropy, 1e-12);
                return true;
            case "not_normalised":
                Assert.Throws<ArgumentException>(() => PredictiveEntropy.Of([0.5, 0.50001]));
                Assert.Throws<ArgumentException>(() => PredictiveEntropy.Of([1.5, -0.5]));
                return true;
            case "one_class":
                Assert.Equal(0, PredictiveEntropy.OfEnsemble([1], 1).NormalizedEntropy);
                return true;
            case "bald_negative":
                double[] alike = [.. Enumerable.Repeat((double[])[0.1, 0.2, 0.7], 7).SelectMany(m => m)];
                Assert.InRange(PredictiveEntropy.OfEnsemble(alike, 3).MutualInformation, 0, 1e-15);
                return true;
            default:
                return false;
        }
    }

    private static void CheckEnsemble(OracleCase oracle, Comparison on)
    {
        if (oracle.HasParameter("base") && oracle.Text("base") != "e")
        {
            throw new UnboundException($"logarithms to the base '{oracle.Text("base")}'");
        }

        double[][][] members =
        [
            .. oracle
                .Input("probabilities_member_sample_class")
                .EnumerateArray()
                .Select(member => member.EnumerateArray().Select(Json.Flat).ToArray()),
        ];
        PredictiveUncertainty[] ours =
        [
            .. members[0]
                .Select(
                    (first, sample) =>
                        PredictiveEntropy.OfEnsemble([.. members.SelectMany(m => m[sample])], first.Length)
                ),
        ];
        on.Equal("predictive_entropy", [.. ours.Select(u => u.PredictiveEntropy)]);
        on.Equal("expected_entropy", [.. ours.Select(u => u.ExpectedEntropy)]);
        on.Equal("mutual_information_bald", [.. ours.Select(u => u.MutualInformation)]);
        on.Equal("normalised_entropy", [.. ours.Select(u => u.NormalizedEntropy)]);
        on.Equal("bits", [.. ours.Select(u => u.PredictiveEntropy / Math.Log(2))]);
        on.Equal("max_prob", [.. ours.Select(u => u.MaximumProbability)]);
        on.Equal("margin", [.. ours.Select(u => u.Margin)]);
    }

    private static void CheckBinary(OracleCase oracle, Comparison on)
    {
        double[] Entropies(string input) => [.. oracle.Numbers(input).Select(p => PredictiveEntropy.Of([p, 1 - p]))];

        Moments baseline = Moments.Of(Entropies("baseline_prob"));
        double[] now = Entropies("current_prob");
        double[] smoothed = new double[now.Length];
        new EwmaMean(oracle.Number("ewma_alpha"), adjust: false).Compute(now, smoothed);
        double mean = Moments.Of(now).Mean;
        on.Equal("baseline_mean", baseline.Mean);
        on.Equal("baseline_sd", baseline.DeviationSample);
        on.Equal("current_mean", mean);
        on.Equal("z", (mean - baseline.Mean) / (baseline.DeviationSample / Math.Sqrt(now.Length)));
        on.Equal("ewma_last", smoothed[^1]);
    }
}

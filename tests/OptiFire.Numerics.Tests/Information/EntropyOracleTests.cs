using System.Text.Json;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Information;
using OptiFire.Numerics.Volatility;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Information;

[Trait("Category", "Golden")]
public sealed class EntropyOracleTests
{
    // Parts of a monitor, not of an entropy.
    private static readonly string[] MonitorFields = ["cusum_last", "cusum_first_alarm"];

    [Fact]
    public void Every_field_of_every_case_matches()
    {
        OracleFile file = OracleFile.Open("entropy");
        int fields = 0;
        foreach (JsonElement reference in file.Root.GetProperty("cases").EnumerateArray())
        {
            double[] x = OracleFile.Numbers(reference.GetProperty("input").GetProperty("x"));
            double relative = reference.GetProperty("tolerance").GetProperty("rtol").GetDouble();
            foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
            {
                if (field.Name == "sampen_pair_counts_m2")
                {
                    SampleEntropyEstimate pairs = SampleEntropy.Of(x, 2, Tolerance(x));
                    Assert.Equal(field.Value.GetProperty("B").GetInt64(), pairs.Matches);
                    Assert.Equal(field.Value.GetProperty("A").GetInt64(), pairs.LongerMatches);
                }
                else
                {
                    double[] expected =
                        field.Value.ValueKind == JsonValueKind.Array
                            ? OracleFile.Numbers(field.Value)
                            : [OracleFile.Number(field.Value)];
                    double[] actual = Compute(field.Name, x, reference.GetProperty("parameters"));
                    OracleFile.Close(expected, actual, relative, 1e-15, field.Name);
                }

                fields++;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"entropy: {fields} fields compared");
        Assert.True(fields >= 24, $"only {fields} fields");
    }

    [Fact]
    public void Edge_cases_are_those_of_the_reference()
    {
        JsonElement[] edges = [.. OracleFile.Open("entropy").Root.GetProperty("edge_cases").EnumerateArray()];
        JsonElement Edge(string id) => edges.Single(e => e.GetProperty("id").GetString() == id);
        double[] constant = [.. Enumerable.Repeat(0.1, 100)];

        Assert.Equal(0, ShannonEntropy.Of(constant, BinEdges.EqualWidth(0.1, 0.1, 20)));
        Assert.Equal(0, PermutationEntropy.Of(constant));
        Assert.Equal(0, SampleEntropy.Of(constant, 2, 0).Value);
        SampleEntropyEstimate none = SampleEntropy.Of(
            OracleFile.Numbers(Edge("no_matches").GetProperty("input")),
            2,
            1
        );
        Assert.Equal((double.NaN, 0L), (none.Value, none.LongerMatches));
        Assert.True(double.IsNaN(PermutationEntropy.Of([1, double.NaN, 2, 3])));
        Assert.True(double.IsNaN(PermutationEntropy.Of([1, 2])));
        Assert.True(double.IsNaN(ShannonEntropy.OfCounts([0, 0])));
        Assert.Equal(Edge("uniform").GetProperty("expected_bits").GetDouble(), ShannonEntropy.OfCounts([1, 1, 1, 1]));
        Assert.Equal(
            Edge("ties").GetProperty("observed").GetProperty("value").GetDouble(),
            PermutationEntropy.Of(OracleFile.Numbers(Edge("ties").GetProperty("input"))),
            1e-12
        );
        Assert.Equal(0, ShannonEntropy.OfCounts([1]));
    }

    [Fact]
    public void Ensembles_match_every_field()
    {
        JsonElement reference = OracleFile.Open("entropy_monitor").Case("ensemble");
        double relative = reference.GetProperty("tolerance").GetProperty("rel").GetDouble();
        double absolute = reference.GetProperty("tolerance").GetProperty("abs").GetDouble();
        double[][][] members =
        [
            .. reference
                .GetProperty("input")
                .GetProperty("probabilities_member_sample_class")
                .EnumerateArray()
                .Select(member => member.EnumerateArray().Select(OracleFile.Numbers).ToArray()),
        ];
        PredictiveUncertainty[] actual =
        [
            .. Enumerable
                .Range(0, members[0].Length)
                .Select(sample =>
                    PredictiveEntropy.OfEnsemble(
                        [.. members.SelectMany(member => member[sample])],
                        members[0][sample].Length
                    )
                ),
        ];
        int fields = 0;
        foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
        {
            Func<PredictiveUncertainty, double> read = field.Name switch
            {
                "predictive_entropy" => u => u.PredictiveEntropy,
                "expected_entropy" => u => u.ExpectedEntropy,
                "mutual_information_bald" => u => u.MutualInformation,
                "normalised_entropy" => u => u.NormalizedEntropy,
                "bits" => u => u.PredictiveEntropy / Math.Log(2),
                "max_prob" => u => u.MaximumProbability,
                "margin" => u => u.Margin,
                _ => throw new InvalidDataException($"'{field.Name}' is not compared."),
            };
            double[] found = [.. actual.Select(read)];
            OracleFile.Close(OracleFile.Numbers(field.Value), found, relative, absolute, field.Name);
            fields++;
        }

        Assert.Equal(7, fields);
    }

    [Fact]
    public void Binary_predictions_match_the_fields_of_the_kernel()
    {
        JsonElement reference = OracleFile.Open("entropy_monitor").Case("binary_monitor");
        double[] Entropies(string name) =>
            [
                .. OracleFile
                    .Numbers(reference.GetProperty("input").GetProperty(name))
                    .Select(p => PredictiveEntropy.Of([p, 1 - p])),
            ];
        double[] now = Entropies("current_prob");
        Moments baseline = Moments.Of(Entropies("baseline_prob"));
        double alpha = reference.GetProperty("parameters").GetProperty("ewma_alpha").GetDouble();
        double[] smoothed = new double[now.Length];
        new EwmaMean(alpha, adjust: false).Compute(now, smoothed);
        int fields = 0;
        JsonProperty[] expected = [.. reference.GetProperty("expected").EnumerateObject()];
        foreach (JsonProperty field in expected.Where(f => !MonitorFields.Contains(f.Name)))
        {
            double actual = field.Name switch
            {
                "baseline_mean" => baseline.Mean,
                "baseline_sd" => baseline.DeviationSample,
                "current_mean" => now.Average(),
                "z" => (now.Average() - baseline.Mean) / (baseline.DeviationSample / Math.Sqrt(now.Length)),
                "ewma_last" => smoothed[^1],
                _ => throw new InvalidDataException($"'{field.Name}' is not compared."),
            };
            OracleFile.Close(field.Value.GetDouble(), actual, 1e-10, 1e-12, field.Name);
            fields++;
        }

        Assert.Equal(expected.Length - MonitorFields.Length, fields);
    }

    [Fact]
    public void Predictive_edge_cases_are_those_of_the_reference()
    {
        Assert.Equal(0, PredictiveEntropy.Of([1, 0]));
        PredictiveUncertainty uniform = PredictiveEntropy.OfEnsemble([0.25, 0.25, 0.25, 0.25], 4);
        Assert.Equal(Math.Log(4), uniform.PredictiveEntropy, 1e-12);
        Assert.Equal(1, uniform.NormalizedEntropy, 1e-12);
        Assert.Equal(0, uniform.MutualInformation);
        Assert.Throws<ArgumentException>(() => PredictiveEntropy.Of([0.5, 0.6]));
        Assert.Throws<ArgumentException>(() => PredictiveEntropy.Of([1.5, -0.5]));
        Assert.Throws<ArgumentException>(() => PredictiveEntropy.Of([]));
        Assert.Throws<ArgumentException>(() => PredictiveEntropy.OfEnsemble([0.5, 0.5, 1], 2));
        Assert.Equal(0, PredictiveEntropy.OfEnsemble([1], 1).NormalizedEntropy);
        Assert.True(double.IsNaN(PredictiveEntropy.OfEnsemble([double.NaN, 0.5], 2).Margin));
    }

    private static double Tolerance(double[] x) => 0.2 * Moments.Of(x).DeviationPopulation;

    private static double[] Compute(string field, double[] x, JsonElement parameters)
    {
        int bins = parameters.GetProperty("bins").GetInt32();
        BinEdges edges = BinEdges.EqualWidth(x.Min(), x.Max(), bins);
        int[] counts = new int[bins];
        Assert.True(edges.CountInto(x, counts));
        byte[] signs = [.. x.Select(r => (byte)(r > 0 ? 1 : 0))];
        double bits = ShannonEntropy.Of(x, edges);
        return field switch
        {
            "shannon_hist_bits" => [bits],
            "shannon_hist_nats" => [bits * Math.Log(2)],
            "shannon_hist_normalised" => [ShannonEntropy.Normalize(bits, bins)],
            "hist_counts" => [.. counts.Select(c => (double)c)],
            "hist_edges" => edges.Edges.ToArray(),
            "permutation_order3_bits" => [PermutationEntropy.Of(x)],
            "permutation_order3_normalised" => [PermutationEntropy.Normalize(PermutationEntropy.Of(x), 3)],
            "permutation_order4_bits" => [PermutationEntropy.Of(x, 4)],
            "permutation_order4_normalised" => [PermutationEntropy.Normalize(PermutationEntropy.Of(x, 4), 4)],
            "permutation_order5_bits" => [PermutationEntropy.Of(x, 5)],
            "permutation_order5_normalised" => [PermutationEntropy.Normalize(PermutationEntropy.Of(x, 5), 5)],
            "permutation_order3_delay2_bits" => [PermutationEntropy.Of(x, 3, 2)],
            "tolerance_r" => [Tolerance(x)],
            "sample_entropy_m2" => [SampleEntropy.Of(x, 2, Tolerance(x)).Value],
            "sample_entropy_m3" => [SampleEntropy.Of(x, 3, Tolerance(x)).Value],
            "approximate_entropy_m2" => [ApproximateEntropy.Of(x, 2, Tolerance(x))],
            "sign_string_shannon_bits" => [BlockEntropy.Of(signs, 2, 1)],
            // The reference leaves the last word out.
            "sign_string_plug_in_w3_bits" => [BlockEntropy.Of(signs.AsSpan(0, signs.Length - 1), 2, 3)],
            "sign_string_lempel_ziv_afml" => [LempelZiv.LibraryShare(signs)],
            "sign_string_konto_w0_first200" => [KontoyiannisEntropy.Expanding(signs.AsSpan(0, 200))],
            "lziv_complexity_antropy" => [LempelZiv.Complexity(signs)],
            "lziv_complexity_antropy_normalised" => [LempelZiv.Normalize(LempelZiv.Complexity(signs), signs.Length, 2)],
            "rolling_shannon_bits" => RollingOnOwnRange(x, parameters.GetProperty("rolling")),
            _ => throw new InvalidDataException($"'{field}' is not compared."),
        };
    }

    // The reference takes each window's own range, which a feature must not: composed here from the kernels.
    private static double[] RollingOnOwnRange(double[] x, JsonElement parameters)
    {
        int window = parameters.GetProperty("window").GetInt32();
        int bins = parameters.GetProperty("bins").GetInt32();
        return
        [
            .. Enumerable
                .Range(0, x.Length - window + 1)
                .Select(start => x[start..(start + window)])
                .Select(part => ShannonEntropy.Of(part, BinEdges.EqualWidth(part.Min(), part.Max(), bins))),
        ];
    }
}

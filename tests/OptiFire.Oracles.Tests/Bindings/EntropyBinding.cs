using System.Globalization;
using System.Text.RegularExpressions;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Information;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class EntropyBinding : IOracleBinding
{
    public string File => "entropy";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("bins", "r", "order", "rolling");
        double[] x = oracle.Series("x");
        CheckHistogram(oracle, on, x);
        double tolerance = Share(oracle.Text("r")) * Moments.Of(x).DeviationPopulation;
        on.Equal("tolerance_r", tolerance);
        byte[] signs = [.. x.Select(r => (byte)(r > 0 ? 1 : 0))];
        on.Equal("sign_string_shannon_bits", BlockEntropy.Of(signs, 2, 1));
        on.Equal("sign_string_lempel_ziv_afml", LempelZiv.LibraryShare(signs));
        on.Equal("lziv_complexity_antropy", LempelZiv.Complexity(signs));
        on.Equal(
            "lziv_complexity_antropy_normalised",
            LempelZiv.Normalize(LempelZiv.Complexity(signs), signs.Length, 2)
        );
        foreach (string field in oracle.Fields)
        {
            CheckOrdinal(on, field, x);
            CheckSample(on, field, x, tolerance);
            CheckSigns(on, field, signs);
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        double[] constant = [.. Enumerable.Repeat(0.1, 100)];
        switch (edge.Id)
        {
            case "constant_shannon":
                Assert.Equal(edge.Number("expected"), ShannonEntropy.Of(constant, BinEdges.EqualWidth(0.1, 0.1, 20)));
                return true;
            case "constant_permutation":
                Assert.Equal(0, PermutationEntropy.Of(constant));
                return true;
            case "constant_sample_entropy":
                Assert.Equal(edge.Number("observed.value"), SampleEntropy.Of(constant, 2, 0).Value);
                return true;
            case "no_matches":
                SampleEntropyEstimate none = SampleEntropy.Of(edge.Numbers("input"), 2, 1);
                Assert.Equal((double.NaN, 0L), (none.Value, none.LongerMatches));
                return true;
            case "nan":
                Assert.True(double.IsNaN(PermutationEntropy.Of([1, double.NaN, 2, 3])));
                return true;
            case "too_short":
                Assert.True(double.IsNaN(PermutationEntropy.Of([1, 2])));
                return true;
            case "empty_histogram":
                Assert.True(double.IsNaN(ShannonEntropy.OfCounts([0, 0])));
                return true;
            case "uniform":
                int[] counts = [.. edge.Numbers("input").Select(c => (int)c)];
                Assert.Equal(edge.Number("expected_bits"), ShannonEntropy.OfCounts(counts));
                return true;
            case "ties":
                Assert.Equal(edge.Number("observed.value"), PermutationEntropy.Of(edge.Numbers("input")), 1e-12);
                return true;
            case "one_element":
                Assert.Equal(edge.Number("observed.value"), ShannonEntropy.OfCounts([1]));
                return true;
            default:
                return false;
        }
    }

    private static void CheckHistogram(OracleCase oracle, Comparison on, double[] x)
    {
        int bins = oracle.Integer("bins");
        BinEdges edges = BinEdges.EqualWidth(x.Min(), x.Max(), bins);
        int[] counts = new int[bins];
        Assert.True(edges.CountInto(x, counts));
        double bits = ShannonEntropy.Of(x, edges);
        on.Equal("shannon_hist_bits", bits);
        on.Equal("shannon_hist_nats", bits * Math.Log(2));
        on.Equal("shannon_hist_normalised", ShannonEntropy.Normalize(bits, bins));
        on.Equal("hist_counts", [.. counts.Select(c => (double)c)]);
        on.Equal("hist_edges", edges.Edges);
        if (!oracle.HasParameter("rolling"))
        {
            return;
        }

        // The reference takes each window's own range, which a feature must not: composed here from the kernels.
        int window = oracle.Integer("rolling.window");
        int fewer = oracle.Integer("rolling.bins");
        double[][] parts = [.. Enumerable.Range(0, x.Length - window + 1).Select(t => x[t..(t + window)])];
        on.Equal(
            "rolling_shannon_bits",
            [.. parts.Select(p => ShannonEntropy.Of(p, BinEdges.EqualWidth(p.Min(), p.Max(), fewer)))]
        );
    }

    private static void CheckOrdinal(Comparison on, string field, double[] x)
    {
        if (Series.Match(field, @"permutation_order(\d+)(?:_delay(\d+))?_bits") is { } bits)
        {
            on.Equal(field, PermutationEntropy.Of(x, bits[0], bits.Length > 1 ? bits[1] : 1));
        }
        else if (Series.Match(field, @"permutation_order(\d+)(?:_delay(\d+))?_normalised") is { } share)
        {
            double entropy = PermutationEntropy.Of(x, share[0], share.Length > 1 ? share[1] : 1);
            on.Equal(field, PermutationEntropy.Normalize(entropy, share[0]));
        }
    }

    private static void CheckSample(Comparison on, string field, double[] x, double tolerance)
    {
        if (Series.Match(field, @"sample_entropy_m(\d+)") is [int m])
        {
            on.Equal(field, SampleEntropy.Of(x, m, tolerance).Value);
        }
        else if (Series.Match(field, @"approximate_entropy_m(\d+)") is [int length])
        {
            on.Equal(field, ApproximateEntropy.Of(x, length, tolerance));
        }
        else if (Series.Match(field, @"sampen_pair_counts_m(\d+)\.B") is [int shorter])
        {
            on.Equal(field, SampleEntropy.Of(x, shorter, tolerance).Matches);
        }
        else if (Series.Match(field, @"sampen_pair_counts_m(\d+)\.A") is [int longer])
        {
            on.Equal(field, SampleEntropy.Of(x, longer, tolerance).LongerMatches);
        }
    }

    private static void CheckSigns(Comparison on, string field, byte[] signs)
    {
        if (Series.Match(field, @"sign_string_plug_in_w(\d+)_bits") is [int word])
        {
            // The reference leaves the last word out.
            on.Equal(field, BlockEntropy.Of(signs.AsSpan(0, signs.Length - 1), 2, word));
        }
        else if (Series.Match(field, @"sign_string_konto_w(\d+)_first(\d+)") is [int window, int count])
        {
            ReadOnlySpan<byte> first = signs.AsSpan(0, Math.Min(count, signs.Length));
            on.Equal(
                field,
                window == 0 ? KontoyiannisEntropy.Expanding(first) : KontoyiannisEntropy.Windowed(first, window)
            );
        }
    }

    // Such as "0.2*population std".
    private static double Share(string text) =>
        Regex.Match(text, @"^([\d.]+)\*population std$") is { Success: true } match
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new UnboundException($"a tolerance '{text}'");
}

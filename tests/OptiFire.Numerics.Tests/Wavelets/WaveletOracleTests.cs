using System.Text.Json;
using OptiFire.Numerics.Wavelets;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Wavelets;

[Trait("Category", "Golden")]
public sealed class WaveletOracleTests
{
    [Fact]
    public void Decomposition_matches_every_case_and_inverts()
    {
        OracleFile file = OracleFile.Open("dwt");
        (double relative, double absolute) = Tolerance(file.Root.GetProperty("tolerance"));
        int fields = 0;
        foreach (JsonElement reference in file.Root.GetProperty("cases").EnumerateArray())
        {
            string id = reference.GetProperty("id").GetString()!;
            double[] x = Input(file, reference);
            WaveletDecomposition actual = DiscreteWavelet.Decompose(
                x,
                Wavelet.Named(Text(reference, "wavelet")),
                Level(reference, "level"),
                Boundary(reference)
            );
            double[][] coefficients = InOrder(actual);
            foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
            {
                double[][] found = field.Name switch
                {
                    "lengths" =>
                    [
                        [.. coefficients.Select(c => (double)c.Length)],
                    ],
                    "energy" =>
                    [
                        [.. coefficients.Select(c => c.Sum(v => v * v))],
                    ],
                    "coeffs" => coefficients,
                    "coeffs_head8" => [.. coefficients.Select(c => c[..8])],
                    "coeffs_tail8" => [.. coefficients.Select(c => c[^8..])],
                    _ => throw new InvalidDataException($"{id}: '{field.Name}' is not compared."),
                };
                double[][] expected = field.Name.StartsWith("coeffs", StringComparison.Ordinal)
                    ? [.. field.Value.EnumerateArray().Select(OracleFile.Numbers)]
                    : [OracleFile.Numbers(field.Value)];
                Assert.Equal(expected.Length, found.Length);
                for (int i = 0; i < expected.Length; i++)
                {
                    OracleFile.Close(expected[i], found[i], relative, absolute, $"{id}.{field.Name}[{i}]");
                }

                fields++;
            }

            double[] back = new double[x.Length];
            actual.Synthesize(back);
            OracleFile.Close(x, back, 0, 1e-11, id);
        }

        TestContext.Current.SendDiagnosticMessage($"dwt: {fields} fields compared");
        Assert.Equal(Fields(file), fields);
    }

    [Fact]
    public void Filters_are_those_of_the_reference()
    {
        int filters = 0;
        OracleFile file = OracleFile.Open("dwt");
        foreach (JsonProperty entry in file.Root.GetProperty("inputs").GetProperty("filters").EnumerateObject())
        {
            Wavelet wavelet = Wavelet.Named(entry.Name);
            double[] low = OracleFile.Numbers(entry.Value.GetProperty("dec_lo"));
            double[] high = OracleFile.Numbers(entry.Value.GetProperty("dec_hi"));
            OracleFile.Close(low, wavelet.AnalysisLow, 0, 2e-12, entry.Name);
            OracleFile.Close(high, wavelet.AnalysisHigh, 0, 2e-12, entry.Name);
            filters++;
        }

        Assert.True(filters >= 4, $"only {filters} filters");
    }

    [Fact]
    public void Decomposition_matches_the_checked_edge_cases()
    {
        JsonElement[] edges = [.. OracleFile.Open("dwt").Root.GetProperty("edge_cases").EnumerateArray()];
        JsonElement Edge(string id) => edges.Single(e => e.GetProperty("id").GetString() == id);

        JsonElement deepest = Edge("max_level");
        Assert.Equal(8, deepest.GetProperty("input").GetProperty("filter_len").GetInt32());
        Assert.Equal(
            deepest.GetProperty("expected").GetInt32(),
            DiscreteWavelet.MaximumLevel(
                deepest.GetProperty("input").GetProperty("n").GetInt32(),
                Wavelet.Daubechies(4)
            )
        );

        double[] lengths = OracleFile.Numbers(Edge("level_too_deep").GetProperty("observed").GetProperty("value"));
        WaveletDecomposition deep = DiscreteWavelet.Decompose(new double[16], Wavelet.Daubechies(4), 6);
        Assert.Equal(lengths, InOrder(deep).Select(c => (double)c.Length));

        JsonElement one = Edge("one_element").GetProperty("observed").GetProperty("value");
        WaveletDecomposition single = DiscreteWavelet.Decompose([3], Wavelet.Haar, 1);
        OracleFile.Close(OracleFile.Numbers(one[0]), single.Approximation, 1e-10, 1e-11);
        OracleFile.Close(OracleFile.Numbers(one[1]), single.Detail(1), 1e-10, 1e-11);

        double[] constant = [.. Enumerable.Repeat(2.0, 64)];
        WaveletDecomposition flat = DiscreteWavelet.Decompose(constant, Wavelet.Haar, 3);
        Assert.All(InOrder(flat)[1..], detail => Assert.All(detail, value => Assert.Equal(0, value)));

        Assert.True(DiscreteWavelet.Decompose([], Wavelet.Haar, 0).Approximation.IsEmpty);
        Assert.Throws<ArgumentOutOfRangeException>(() => DiscreteWavelet.Decompose([1, 2], Wavelet.Haar, -1));
    }

    [Fact]
    public void Maximal_overlap_matches_every_case_by_name_and_by_its_taps()
    {
        OracleFile file = OracleFile.Open("modwt");
        (double relative, double absolute) = Tolerance(file.Root.GetProperty("tolerance"));
        int fields = 0;
        foreach (JsonElement reference in file.Root.GetProperty("cases").EnumerateArray())
        {
            string id = reference.GetProperty("id").GetString()!;
            double[] x = Input(file, reference);
            double[] taps = OracleFile.Numbers(reference.GetProperty("parameters").GetProperty("scaling_filter"));
            Wavelet[] wavelets = [Wavelet.Named(Text(reference, "wavelet")), Wavelet.FromScalingFilter(id, taps)];
            foreach (Wavelet wavelet in wavelets)
            {
                MaximalOverlapDecomposition actual = MaximalOverlap.Circular(x, wavelet, Level(reference, "levels"));
                foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
                {
                    int level = int.Parse(field.Name.AsSpan(1));
                    Assert.True(field.Name[0] == 'd' || (field.Name[0] == 's' && level == actual.Levels), field.Name);
                    ReadOnlySpan<double> found = field.Name[0] == 'd' ? actual.Detail(level) : actual.Smooth;
                    OracleFile.Close(OracleFile.Numbers(field.Value), found, relative, absolute, $"{id}.{field.Name}");
                    fields++;
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"modwt: {fields / 2} fields compared, two ways each");
        Assert.Equal(2 * Fields(file), fields);
    }

    [Fact]
    public void Maximal_overlap_matches_the_edge_cases()
    {
        double[] constant = [.. Enumerable.Repeat(7.0, 100)];
        MaximalOverlapDecomposition flat = MaximalOverlap.Circular(constant, Wavelet.Daubechies(4), 3);

        Assert.All(flat.Smooth.ToArray(), value => Assert.Equal(7, value, 1e-14));
        for (int level = 1; level <= 3; level++)
        {
            Assert.All(flat.Detail(level).ToArray(), value => Assert.Equal(0, value, 1e-14));
        }

        Assert.Throws<ArgumentException>(() => MaximalOverlap.Circular(new double[7], Wavelet.Haar, 3));
        Assert.Equal(8, MaximalOverlap.Circular(new double[8], Wavelet.Haar, 3).Length);
    }

    [Fact]
    public void Shrinkage_matches_every_case()
    {
        OracleFile file = OracleFile.Open("wavelet_denoise");
        (double relative, double absolute) = Tolerance(file.Root.GetProperty("tolerance"));
        int fields = 0;
        foreach (JsonElement reference in file.Root.GetProperty("cases").EnumerateArray())
        {
            string id = reference.GetProperty("id").GetString()!;
            double[] r = OracleFile.Numbers(file.Root.GetProperty("inputs").GetProperty("r"));
            double[] denoised = new double[r.Length];
            Shrinkage actual = WaveletShrinkage.Denoise(
                r,
                Wavelet.Named(Text(reference, "wavelet")),
                Level(reference, "level"),
                denoised,
                Enum.Parse<ShrinkageRule>(Text(reference, "threshold_mode"), ignoreCase: true),
                Boundary(reference)
            );
            foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
            {
                double[] found = field.Name switch
                {
                    "sigma" => [actual.Sigma],
                    "threshold" => [actual.Threshold],
                    "zeroed" => [actual.Zeroed],
                    "denoised" => denoised,
                    _ => throw new InvalidDataException($"{id}: '{field.Name}' is not compared."),
                };
                double[] expected =
                    field.Name == "denoised" ? OracleFile.Numbers(field.Value) : [OracleFile.Number(field.Value)];
                OracleFile.Close(expected, found, relative, absolute, $"{id}.{field.Name}");
                fields++;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"wavelet_denoise: {fields} fields compared");
        Assert.Equal(Fields(file), fields);
    }

    private static double[][] InOrder(WaveletDecomposition of) =>
        [of.Approximation.ToArray(), .. Enumerable.Range(0, of.Levels).Select(i => of.Detail(of.Levels - i).ToArray())];

    private static double[] Input(OracleFile file, JsonElement reference) =>
        OracleFile.Numbers(
            reference
                .GetProperty("input_ref")
                .GetString()!
                .Split('.')
                .Aggregate(file.Root, (at, name) => at.GetProperty(name))
        );

    private static string Text(JsonElement reference, string parameter) =>
        reference.GetProperty("parameters").GetProperty(parameter).GetString()!;

    private static int Level(JsonElement reference, string parameter) =>
        reference.GetProperty("parameters").GetProperty(parameter).GetInt32();

    private static WaveletBoundary Boundary(JsonElement reference) =>
        Enum.Parse<WaveletBoundary>(Text(reference, "mode"), ignoreCase: true);

    private static (double Relative, double Absolute) Tolerance(JsonElement tolerance) =>
        (tolerance.GetProperty("rtol").GetDouble(), tolerance.GetProperty("atol").GetDouble());

    private static int Fields(OracleFile file) =>
        file.Root.GetProperty("cases").EnumerateArray().Sum(c => c.GetProperty("expected").EnumerateObject().Count());
}

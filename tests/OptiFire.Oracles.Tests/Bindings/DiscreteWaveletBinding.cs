using OptiFire.Numerics.Wavelets;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class DiscreteWaveletBinding : IOracleBinding
{
    public string File => "dwt";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("wavelet", "mode", "level");
        double[] x = oracle.Series("x");
        Wavelet wavelet = Wavelet.Named(oracle.Text("wavelet"));
        int level = oracle.Integer("level", DiscreteWavelet.MaximumLevel(x.Length, wavelet));
        WaveletDecomposition all = DiscreteWavelet.Decompose(x, wavelet, level, Series.Boundary(oracle));
        double[][] bands = InOrder(all);
        on.Equal("lengths", [.. bands.Select(c => (double)c.Length)]);
        on.Equal("energy", [.. bands.Select(c => c.Sum(v => v * v))]);
        on.Equal("coeffs", [.. bands.SelectMany(c => c)]);
        foreach (string field in oracle.Fields)
        {
            if (Series.Match(field, @"coeffs_head(\d+)") is [int first])
            {
                on.Equal(field, [.. bands.SelectMany(c => c.Take(first))]);
            }
            else if (Series.Match(field, @"coeffs_tail(\d+)") is [int last])
            {
                on.Equal(field, [.. bands.SelectMany(c => c.TakeLast(last))]);
            }
        }

        double[] back = new double[x.Length];
        all.Synthesize(back);
        double scale = x.Max(Math.Abs);
        Assert.All(x.Zip(back), p => Assert.Equal(p.First, p.Second, 1e-11 * scale));
        CheckFilters(oracle, wavelet);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "max_level":
                int taps = (int)edge.Number("input.filter_len");
                int deepest = DiscreteWavelet.MaximumLevel((int)edge.Number("input.n"), Wavelet.Daubechies(taps / 2));
                Assert.Equal(edge.Number("expected"), deepest);
                return true;
            case "level_too_deep":
                WaveletDecomposition deep = DiscreteWavelet.Decompose(new double[16], Wavelet.Daubechies(4), 6);
                Assert.Equal(edge.Numbers("observed.value"), InOrder(deep).Select(c => (double)c.Length));
                return true;
            case "one_element":
                double[] one = [.. InOrder(DiscreteWavelet.Decompose([3], Wavelet.Haar, 1)).SelectMany(c => c)];
                Assert.All(one.Zip(edge.Numbers("observed.value")), p => Assert.Equal(p.Second, p.First, 1e-11));
                return true;
            case "empty":
                Assert.True(DiscreteWavelet.Decompose([], Wavelet.Haar, 0).Approximation.IsEmpty);
                return true;
            case "nan":
                // It stays within the reach of the filter.
                double[] holed = [.. Enumerable.Range(0, 32).Select(i => i == 9 ? double.NaN : i)];
                WaveletDecomposition spread = DiscreteWavelet.Decompose(holed, Wavelet.Haar, 1);
                Assert.Equal(1, spread.Detail(1).ToArray().Count(double.IsNaN));
                return true;
            case "constant":
                double[] twos = [.. Enumerable.Repeat(2.0, 64)];
                WaveletDecomposition flat = DiscreteWavelet.Decompose(twos, Wavelet.Haar, 3);
                Assert.All(
                    InOrder(flat)[1..].SelectMany(c => c),
                    d => Assert.Equal(edge.Number("expected_details"), d)
                );
                return true;
            case "negative_level":
                Assert.Throws<ArgumentOutOfRangeException>(() => DiscreteWavelet.Decompose([1, 2], Wavelet.Haar, -1));
                return true;
            default:
                return false;
        }
    }

    private static void CheckFilters(OracleCase oracle, Wavelet wavelet)
    {
        if (oracle.Document.Find($"inputs.filters.{oracle.Text("wavelet")}") is not { } filters)
        {
            return;
        }

        double[] low = Json.Flat(filters.GetProperty("dec_lo"));
        double[] high = Json.Flat(filters.GetProperty("dec_hi"));
        Assert.All(low.Zip(wavelet.AnalysisLow.ToArray()), p => Assert.Equal(p.First, p.Second, 2e-12));
        Assert.All(high.Zip(wavelet.AnalysisHigh.ToArray()), p => Assert.Equal(p.First, p.Second, 2e-12));
        Assert.Equal(low.Length, wavelet.FilterLength);
    }

    private static double[][] InOrder(WaveletDecomposition of) =>
        [of.Approximation.ToArray(), .. Enumerable.Range(0, of.Levels).Select(i => of.Detail(of.Levels - i).ToArray())];
}

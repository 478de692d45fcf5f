using OptiFire.Numerics.Wavelets;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class WaveletShrinkageBinding : IOracleBinding
{
    private const double NormalQuartile = 0.6744897501960817;

    public string File => "wavelet_denoise";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("wavelet", "mode", "level", "rule", "threshold_mode", "mad_constant");
        if (!oracle.Text("rule").StartsWith("universal", StringComparison.Ordinal))
        {
            throw new UnboundException($"a rule '{oracle.Text("rule")}'");
        }

        if (Math.Abs(oracle.Number("mad_constant") - NormalQuartile) > 1e-12)
        {
            throw new UnboundException($"a constant {oracle.Number("mad_constant")}");
        }

        if (!Enum.TryParse(oracle.Text("threshold_mode"), ignoreCase: true, out ShrinkageRule rule))
        {
            throw new UnboundException($"a way to shrink '{oracle.Text("threshold_mode")}'");
        }

        double[] r = oracle.Series("r");
        double[] denoised = new double[r.Length];
        Wavelet wavelet = Wavelet.Named(oracle.Text("wavelet"));
        int level = oracle.Integer("level", DiscreteWavelet.MaximumLevel(r.Length, wavelet));
        Shrinkage found = WaveletShrinkage.Denoise(r, wavelet, level, denoised, rule, Series.Boundary(oracle));
        on.Equal("sigma", found.Sigma);
        on.Equal("threshold", found.Threshold);
        on.Equal("zeroed", found.Zeroed);
        on.Equal("denoised", denoised);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "constant":
                AssertUnchanged([.. Enumerable.Repeat(3.25, 64)]);
                return true;
            case "more_than_half_details_zero":
                AssertUnchanged([.. Enumerable.Range(0, 64).Select(i => i == 10 ? 0.5 : 0.0)]);
                return true;
            default:
                return false;
        }
    }

    private static void AssertUnchanged(double[] x)
    {
        double[] denoised = new double[x.Length];
        Shrinkage none = WaveletShrinkage.Denoise(x, Wavelet.Haar, 3, denoised);
        Assert.Equal((0, 0), (none.Sigma, none.Threshold));
        Assert.All(x.Zip(denoised), p => Assert.Equal(p.First, p.Second, 1e-14));
    }
}

using OptiFire.Numerics.Wavelets;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class MaximalOverlapBinding : IOracleBinding
{
    public string File => "modwt";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("wavelet", "waveslim_name", "levels", "boundary", "scaling_filter");
        if (oracle.Text("boundary") != "periodic")
        {
            throw new UnboundException($"a boundary '{oracle.Text("boundary")}'");
        }

        double[] x = oracle.Series("x");
        Compare(oracle, on, x, Wavelet.Named(oracle.Text("wavelet")));
        if (oracle.HasParameter("scaling_filter"))
        {
            double[] taps = Json.Flat(oracle.Parameter("scaling_filter"));
            Compare(oracle, on, x, Wavelet.FromScalingFilter(oracle.Id, taps));
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "level_too_deep":
                Assert.Throws<ArgumentException>(() => MaximalOverlap.Circular(new double[7], Wavelet.Haar, 3));
                Assert.Equal(8, MaximalOverlap.Circular(new double[8], Wavelet.Haar, 3).Length);
                return true;
            case "constant":
                double[] sevens = [.. Enumerable.Repeat(7.0, 100)];
                MaximalOverlapDecomposition flat = MaximalOverlap.Circular(sevens, Wavelet.Daubechies(4), 3);
                Assert.All(flat.Smooth.ToArray(), value => Assert.Equal(7, value, 1e-14));
                Assert.All(Enumerable.Range(1, 3), level => Assert.Equal(0, flat.Energy(level), 1e-26));
                return true;
            default:
                return false;
        }
    }

    private static void Compare(OracleCase oracle, Comparison on, double[] x, Wavelet wavelet)
    {
        MaximalOverlapDecomposition all = MaximalOverlap.Circular(x, wavelet, oracle.Integer("levels"));
        for (int level = 1; level <= all.Levels; level++)
        {
            on.Equal($"d{level}", all.Detail(level));
            on.Equal($"s{level}", MaximalOverlap.Circular(x, wavelet, level).Smooth);
        }
    }
}

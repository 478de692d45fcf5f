using OptiFire.Numerics.Microstructure;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class VpinBinding : IOracleBinding
{
    private const double Normal = double.PositiveInfinity;

    public string File => "vpin";

    public void Check(OracleCase oracle, Comparison on)
    {
        double[] closes = oracle.Numbers("close");
        double[] volumes = oracle.Numbers("volume");
        double bucket = oracle.Number("bucket_volume");
        int window = oracle.Integer("n");
        double sigma = oracle.Number("sigma_value");
        double[] shares = new double[closes.Length];
        BulkVolume.BuyShares(closes, sigma, Normal, shares);
        List<VpinReading> readings = Vpin.Series(shares, volumes, bucket, window);
        on.Equal("bucket_buy_volume", [.. readings.Select(r => r.BuyVolume)]);
        on.Equal("bucket_end_bar", EndBars(shares, volumes, bucket, window));
        on.Equal("vpin", [.. readings.Select(r => r.Toxicity)]);

        BulkVolume.BuyShares(closes, sigma, 0.25, shares);
        on.Equal("vpin_student_t025", [.. Vpin.Series(shares, volumes, bucket, window).Select(r => r.Toxicity)]);

        BulkVolume.TrailingBuyShares(closes, 20, Normal, shares);
        on.Equal("bvc_rolling20_buy_volume", [.. shares.Zip(volumes, (share, volume) => share * volume)]);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "zero_price_change":
                Assert.Equal(edge.Number("expected.buy_fraction"), BulkVolume.BuyShare(0, 0.1));
                Assert.Equal(edge.Number("expected.buy_fraction"), BulkVolume.BuyShare(0, 0.1, 0.25));
                return true;
            case "constant_price":
                double[] shares = new double[50];
                BulkVolume.BuyShares([.. Enumerable.Repeat(100.0, 50)], 0, Normal, shares);
                List<VpinReading> still = Vpin.Series(shares, [.. Enumerable.Repeat(10.0, 50)], 30, 4);
                Assert.All(shares[1..], share => Assert.Equal(0.5, share));
                Assert.Equal(0, still[^1].Toxicity);
                return true;
            case "bar_larger_than_bucket":
                CheckLargeBar(edge);
                return true;
            case "zero_volume_bar":
                Assert.Equal(
                    Vpin.Series([0.5, 0.9], [60, 60], 50, 1),
                    Vpin.Series([0.5, 0.1, 0.9], [60, 0, 60], 50, 1)
                );
                return true;
            case "negative_volume":
                Assert.Throws<ArgumentOutOfRangeException>(() => new Vpin(100).Push(0.5, -1));
                return true;
            case "exact_fill":
                Vpin vpin = new(100, 1, 1);
                vpin.Push(0.5, 100);
                Assert.True(vpin.TryClose(out _));
                Assert.Equal(0, vpin.OpenVolume);
                return true;
            case "fewer_than_n_buckets":
                List<VpinReading> few = Vpin.Series([double.NaN, 0.6, 0.7], [10, 10, 10], 10, 3);
                Assert.All(few, r => Assert.True(double.IsNaN(r.Toxicity)));
                return true;
            default:
                return false;
        }
    }

    private static void CheckLargeBar(OracleEdge edge)
    {
        double sigma = edge.Number("input.sigma");
        double[] shares = [.. edge.Numbers("input.dP").Select(change => BulkVolume.BuyShare(change, sigma))];
        shares[0] = double.NaN; // the first bar has no change
        double bucket = edge.Number("input.bucket");
        List<VpinReading> readings = Vpin.Series(shares, edge.Numbers("input.volumes"), bucket, 1);
        double[] expected = edge.Numbers("expected.buckets_buy");
        Assert.Equal(expected.Length, readings.Count);
        Assert.All(expected.Zip(readings), pair => Assert.Equal(pair.First, pair.Second.BuyVolume, 1e-11));
    }

    /// <summary>The bar that closed each bucket, by the stream.</summary>
    private static double[] EndBars(double[] shares, double[] volumes, double bucket, int window)
    {
        List<double> ends = [];
        Vpin stream = new(bucket, window);
        for (int bar = 1; bar < shares.Length; bar++)
        {
            stream.Push(shares[bar], volumes[bar]);
            while (stream.TryClose(out _))
            {
                ends.Add(bar);
            }
        }

        return [.. ends];
    }
}

using OptiFire.Numerics.Microstructure;

namespace OptiFire.Numerics.Tests.Microstructure;

[Trait("Category", "Golden")]
public sealed class VpinTests
{
    [Fact]
    public void A_bar_larger_than_the_bucket_is_split_and_an_exact_fill_closes()
    {
        double share = BulkVolume.BuyShare(1, 1);
        double[] shares = [double.NaN, share];
        Vpin vpin = new(100, 1, 1);

        List<VpinReading> readings = Vpin.Series(shares, [100, 350], 100, 1);
        Assert.Equal(3, readings.Count);
        Assert.All(readings, r => Assert.Equal(84.1344746068543, r.BuyVolume, 1e-11));

        vpin.Push(share, 40);
        Assert.False(vpin.TryClose(out _));
        vpin.Push(0.5, 60);
        Assert.True(vpin.TryClose(out VpinReading exact));
        Assert.Equal(0, vpin.OpenVolume);
        Assert.Equal(40 * share + 30, exact.BuyVolume, 1e-12);
        Assert.False(vpin.TryClose(out _));
    }

    [Fact]
    public void Prices_that_do_not_move_are_half_bought_and_not_toxic()
    {
        double[] shares = new double[100];
        BulkVolume.BuyShares([.. Enumerable.Repeat(100.0, 100)], 0, double.PositiveInfinity, shares);

        Assert.All(shares[1..], share => Assert.Equal(0.5, share));
        Assert.All(
            Vpin.Series(shares, [.. Enumerable.Repeat(7.0, 100)], 50, 3),
            r => Assert.Equal(0.5 * 50, r.BuyVolume)
        );
        Assert.Equal(0, Vpin.Series(shares, [.. Enumerable.Repeat(7.0, 100)], 50, 3)[^1].Toxicity);
        BulkVolume.TrailingBuyShares([.. Enumerable.Repeat(1e8, 100)], 5, 0.25, shares);
        Assert.All(shares[5..], share => Assert.Equal(0.5, share));
    }

    [Fact]
    public void A_steady_rise_is_wholly_toxic()
    {
        double[] closes = [.. Enumerable.Range(0, 200).Select(i => 100 + 0.5 * i)];
        double[] shares = new double[200];
        BulkVolume.BuyShares(closes, 0.05, double.PositiveInfinity, shares);

        Assert.Equal(1, Vpin.Series(shares, [.. Enumerable.Repeat(10.0, 200)], 100, 5)[^1].Toxicity, 1e-12);
    }

    [Fact]
    public void Buckets_and_the_open_one_hold_all_that_was_traded()
    {
        Random random = new(3);
        Vpin vpin = new(997, 10, 5);
        double traded = 0;
        double bucketed = 0;
        for (int i = 0; i < 3000; i++)
        {
            double volume = random.Next(0, 5000);
            traded += volume;
            vpin.Push(random.NextDouble(), volume);
            while (vpin.TryClose(out VpinReading reading))
            {
                bucketed += reading.BuyVolume + reading.SellVolume;
                Assert.InRange(reading.BuyVolume, 0, 997);
            }
        }

        Assert.Equal(traded, bucketed + vpin.OpenVolume);
    }

    [Fact]
    public void Stream_continues_from_its_saved_state_as_if_never_stopped()
    {
        Random random = new(5);
        Vpin whole = new(500, 4, 6);
        Vpin restarted = new(500, 4, 6);
        for (int i = 0; i < 400; i++)
        {
            double share = random.NextDouble();
            double volume = random.Next(0, 1500);
            whole.Push(share, volume);
            restarted.Push(share, volume);
            bool closed;
            do
            {
                restarted = new(restarted.Save(), 4, 6);
                closed = whole.TryClose(out VpinReading expected);

                Assert.Equal(closed, restarted.TryClose(out VpinReading actual));
                Assert.Equal(expected, actual);
            } while (closed);
        }
    }

    [Fact]
    public void Rank_is_that_among_the_last_readings()
    {
        // Whole buckets with imbalances 0.2, 0.4, 0.6, 0.5: the last is third of four.
        List<VpinReading> readings = Vpin.Series([0.6, 0.7, 0.8, 0.75], [10, 10, 10, 10], 10, 1, 4);

        Assert.True(double.IsNaN(readings[2].Rank));
        Assert.Equal(0.75, readings[3].Rank);
    }

    [Fact]
    public void A_new_bucket_size_starts_with_the_next_bucket()
    {
        Vpin vpin = new(100, 1, 1);
        vpin.Push(1, 50);
        vpin.BucketVolume = 30;
        vpin.Push(0.5, 80);

        Assert.True(vpin.TryClose(out VpinReading first));
        Assert.True(vpin.TryClose(out VpinReading second));
        Assert.Equal((100, 75), (first.Volume, first.BuyVolume));
        Assert.Equal((30, 15), (second.Volume, second.BuyVolume));
        Assert.False(vpin.TryClose(out _));
    }

    [Fact]
    public void A_missing_share_leaves_again_with_its_bucket()
    {
        List<VpinReading> readings = Vpin.Series([0.5, double.NaN, 0.5, 0.5, 0.5], [10, 10, 10, 10, 10], 10, 2);

        Assert.Equal([false, false, false, true, true], readings.Select(r => !double.IsNaN(r.Toxicity)));
        Assert.True(double.IsNaN(BulkVolume.BuyShare(double.NaN, 1)));
        Assert.True(double.IsNaN(BulkVolume.BuyShare(1, double.NaN, 0.25)));
    }

    [Fact]
    public void Bad_input_is_rejected()
    {
        Vpin vpin = new(100, 2, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => vpin.Push(0.5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => vpin.Push(0.5, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => vpin.Push(0.5, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => vpin.Push(1.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vpin(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vpin(10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BulkVolume.BuyShare(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BulkVolume.BuyShare(1, 1, 0));
        Assert.Throws<ArgumentException>(() => Vpin.Series([0.5], [1, 2], 10));
        Assert.Empty(Vpin.Series([], [], 10));
        vpin.Push(0.5, 250);
        Assert.Throws<InvalidOperationException>(() => vpin.Push(0.5, 1));
    }

    [Fact]
    public void Stream_allocates_nothing_per_step()
    {
        Vpin vpin = new(100, 5, 5);
        TrailingBulkVolume shares = new(10);
        void Run()
        {
            for (int i = 0; i < 500; i++)
            {
                double share = shares.Push(100 + i % 7);
                vpin.Push(double.IsNaN(share) ? 0.5 : share, 30 + i % 100);
                while (vpin.TryClose(out _)) { }
            }
        }

        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ThreeLines()
    {
        double[] shares = new double[6];
        BulkVolume.BuyShares([10, 11, 10, 12, 13, 12], deviation: 1, double.PositiveInfinity, shares);
        List<VpinReading> readings = Vpin.Series(shares, [100, 200, 100, 300, 100, 200], bucketVolume: 100, window: 3);
        Assert.InRange(readings[^1].Toxicity, 0, 1);
    }
}

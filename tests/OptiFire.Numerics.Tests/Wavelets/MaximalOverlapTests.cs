using OptiFire.Numerics.Wavelets;

namespace OptiFire.Numerics.Tests.Wavelets;

[Trait("Category", "Golden")]
public sealed class MaximalOverlapTests
{
    [Theory]
    [InlineData("haar", 64, 6)]
    [InlineData("db4", 333, 5)]
    [InlineData("la8", 50, 5)]
    [InlineData("sym8", 1001, 4)]
    public void Circular_form_keeps_the_energy_and_adds_up(string name, int length, int levels)
    {
        double[] x = Walk(length, 1);
        MaximalOverlapDecomposition all = MaximalOverlap.Circular(x, Wavelet.Named(name), levels);
        double[] back = new double[length];
        double[] sum = new double[length];
        double[] part = new double[length];

        all.Reconstruct(back);
        all.SmoothComponent(sum);
        double energy = all.SmoothEnergy;
        for (int level = 1; level <= levels; level++)
        {
            energy += all.Energy(level);
            all.DetailComponent(level, part);
            sum = [.. sum.Zip(part, (a, b) => a + b)];
        }

        Assert.Equal(x.Sum(v => v * v), energy, 1e-9 * energy);
        Assert.All(x.Zip(back), p => Assert.Equal(p.First, p.Second, 1e-11));
        Assert.All(x.Zip(sum), p => Assert.Equal(p.First, p.Second, 1e-11));
    }

    [Theory]
    [InlineData("haar", 4)]
    [InlineData("db4", 3)]
    [InlineData("la8", 4)]
    public void Causal_form_is_the_circular_one_where_that_knows_no_future(string name, int levels)
    {
        double[] x = Walk(400, 2);
        Wavelet wavelet = Wavelet.Named(name);
        MaximalOverlapDecomposition circular = MaximalOverlap.Circular(x, wavelet, levels);
        double[] details = new double[levels * x.Length];
        double[] smooth = new double[x.Length];

        MaximalOverlap.Causal(x, wavelet, levels, details, smooth);

        for (int level = 1; level <= levels; level++)
        {
            int warmUp = MaximalOverlap.WarmUp(wavelet, level);
            double[] row = details[((level - 1) * x.Length)..(level * x.Length)];
            Assert.All(row[..(warmUp - 1)], value => Assert.True(double.IsNaN(value)));
            Assert.Equal(circular.Detail(level)[(warmUp - 1)..].ToArray(), row[(warmUp - 1)..]);
        }

        int last = MaximalOverlap.WarmUp(wavelet, levels) - 1;
        Assert.All(smooth[..last], value => Assert.True(double.IsNaN(value)));
        Assert.Equal(circular.Smooth[last..].ToArray(), smooth[last..]);
    }

    [Fact]
    public void Stream_gives_the_bits_of_the_batch_also_after_a_restart()
    {
        double[] x = Walk(300, 3);
        x[150] = double.NaN;
        Wavelet wavelet = Wavelet.Symlet(4);
        double[] details = new double[3 * x.Length];
        double[] smooth = new double[x.Length];
        MaximalOverlap.Causal(x, wavelet, 3, details, smooth);

        CausalMaximalOverlap stream = new(wavelet, 3);
        for (int t = 0; t < x.Length; t++)
        {
            stream.Push(x[t]);
            Assert.Equal(t + 1 >= stream.WarmUp, stream.IsReady);
            for (int level = 1; level <= 3; level++)
            {
                Assert.Equal(details[(level - 1) * x.Length + t], stream.Details[level - 1]);
            }

            Assert.Equal(smooth[t], stream.Smooth);
            stream = t % 41 == 0 ? new(wavelet, 3, stream.Saved) : stream;
        }

        // The missing value is out of reach after the warm-up's length.
        Assert.All(smooth[150..(150 + stream.WarmUp)], value => Assert.True(double.IsNaN(value)));
        Assert.All(smooth[(150 + stream.WarmUp)..], value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Later_values_never_change_the_past()
    {
        double[] x = Walk(200, 4);
        double[] whole = new double[800];
        double[] part = new double[480];
        MaximalOverlap.Causal(x, Wavelet.Daubechies(4), 4, whole, new double[200]);
        MaximalOverlap.Causal(x.AsSpan(0, 120), Wavelet.Daubechies(4), 4, part, new double[120]);

        for (int level = 0; level < 4; level++)
        {
            Assert.Equal(whole[(200 * level)..(200 * level + 120)], part[(120 * level)..(120 * level + 120)]);
        }
    }

    [Theory]
    [InlineData("haar", true)]
    [InlineData("la8", false)]
    public void Additive_details_and_smooth_are_the_newest_value(string name, bool areCoefficients)
    {
        double[] x = Walk(200, 5);
        CausalMaximalOverlap stream = new(Wavelet.Named(name), 4);
        foreach (double value in x)
        {
            stream.Push(value);
            double sum = stream.Smooth;
            for (int level = 1; level <= 4; level++)
            {
                sum += stream.AdditiveDetail(level);
                if (areCoefficients && stream.IsReady)
                {
                    Assert.Equal(stream.Details[level - 1], stream.AdditiveDetail(level), 1e-12);
                }
            }

            Assert.Equal(stream.IsReady, Math.Abs(sum - value) < 1e-11);
        }
    }

    [Fact]
    public void Energy_shares_find_the_scale_of_a_cycle()
    {
        // A period of 6 steps lies in level 2, which stands for 4 to 8.
        RollingWaveletEnergy energy = new(Wavelet.Symlet(8), 4, 60);
        for (int t = 0; t < 400; t++)
        {
            energy.Push(Math.Sin(2 * Math.PI * t / 6));
            Assert.Equal(t + 1 >= MaximalOverlap.WarmUp(Wavelet.Symlet(8), 4) + 59, energy.IsReady);
            energy = t == 350 ? new(Wavelet.Symlet(8), 4, 60, energy.Saved) : energy;
        }

        Assert.Equal(1, energy.Shares.ToArray().Sum(), 1e-12);
        Assert.True(energy.Shares[1] > 0.9, $"{energy.Shares[1]}");

        // A sine of amplitude 1 has power 1/2, nearly all of it in this level.
        Assert.InRange(energy.Energies[1], 0.9 * 30, 30);
    }

    [Fact]
    public void Energy_of_a_constant_is_nothing_and_has_no_shares()
    {
        RollingWaveletEnergy energy = new(Wavelet.Haar, 2, 5);
        for (int t = 0; t < 20; t++)
        {
            energy.Push(3);
        }

        Assert.Equal([0, 0], energy.Energies.ToArray());
        Assert.All(energy.Shares.ToArray(), share => Assert.True(double.IsNaN(share)));
    }

    [Fact]
    public void Streams_allocate_nothing_per_step()
    {
        RollingWaveletEnergy energy = new(Wavelet.Symlet(4), 4, 50);
        CausalWaveletShrinkage shrinkage = new(64, Wavelet.Daubechies(4), 3);
        for (int t = 0; t < 200; t++)
        {
            energy.Push(t % 7);
            shrinkage.Push(t % 7);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int t = 0; t < 200; t++)
        {
            energy.Push(t % 7);
            shrinkage.Push(t % 7);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Wrong_shapes_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MaximalOverlap.Circular(new double[9], Wavelet.Haar, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CausalMaximalOverlap(Wavelet.Haar, 21));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingWaveletEnergy(Wavelet.Haar, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CausalMaximalOverlap(Wavelet.Haar, 2).AdditiveDetail(3));
        Assert.Throws<ArgumentException>(() =>
            MaximalOverlap.Causal(new double[9], Wavelet.Haar, 2, new double[9], new double[9])
        );
        MaximalOverlap.Causal([], Wavelet.Haar, 2, [], []);
    }

    [Fact]
    public void ThreeLines()
    {
        CausalMaximalOverlap scales = new(Wavelet.Haar, levels: 1);
        scales.Push(100);
        scales.Push(103);

        Assert.Equal(1.5, scales.Details[0], 1e-13);
    }

    private static double[] Walk(int length, int seed)
    {
        Random random = new(seed);
        double level = 5;
        return [.. Enumerable.Range(0, length).Select(_ => level += random.NextDouble() - 0.5)];
    }
}

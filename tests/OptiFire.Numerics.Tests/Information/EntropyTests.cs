using OptiFire.Numerics.Information;

namespace OptiFire.Numerics.Tests.Information;

[Trait("Category", "Golden")]
public sealed class EntropyTests
{
    [Fact]
    public void Shannon_entropy_is_that_by_hand()
    {
        Assert.Equal(1.5, ShannonEntropy.OfCounts([2, 1, 1, 0]), 1e-15);
        Assert.Equal(0.75, ShannonEntropy.Normalize(1.5, 4));
        Assert.Equal(0, ShannonEntropy.Normalize(0, 1));
        Assert.Equal(1.5 + 2 / (8 * Math.Log(2)), ShannonEntropy.MillerMadow([2, 1, 1, 0]), 1e-15);
        Assert.Throws<ArgumentException>(() => ShannonEntropy.OfCounts([1, -1]));
    }

    [Fact]
    public void Correction_takes_the_bias_of_fair_symbols_away()
    {
        Random random = new(3);
        double plain = 0;
        double corrected = 0;
        for (int run = 0; run < 400; run++)
        {
            int[] counts = new int[10];
            for (int i = 0; i < 250; i++)
            {
                counts[random.Next(10)]++;
            }

            plain += ShannonEntropy.OfCounts(counts) / 400;
            corrected += ShannonEntropy.MillerMadow(counts) / 400;
        }

        Assert.Equal(Math.Log2(10) - 9 / (500 * Math.Log(2)), plain, 0.003);
        Assert.Equal(Math.Log2(10), corrected, 0.003);
    }

    [Fact]
    public void Bins_are_half_open_and_take_what_lies_outside()
    {
        BinEdges bins = new([0, 1, 2, 3]);

        Assert.Equal([0, 0, 1, 1, 2, 2, 2], ((double[])[-9, 0, 1, 1.5, 2, 3, 99]).Select(bins.IndexOf));
        Assert.Equal(-1, bins.IndexOf(double.NaN));
        Assert.Equal(2, bins.IndexOf(double.PositiveInfinity));
        Assert.Equal([1, 2, 3], BinEdges.Quantiles([3, 1, 2, 2], 2).Edges.ToArray());
        Assert.Equal(2, BinEdges.Quantiles([0, 0, 0, 0, 1, 2], 4).Count);
        Assert.Throws<ArgumentException>(() => new BinEdges([1]));
        Assert.Throws<ArgumentException>(() => new BinEdges([1, 1]));
        Assert.Throws<ArgumentException>(() => new BinEdges([1, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => BinEdges.Quantiles([1, 1, 1], 3));
        Assert.Throws<ArgumentException>(() => BinEdges.Quantiles([], 3));
        Assert.Throws<ArgumentException>(() => BinEdges.EqualWidth(1, double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinEdges.EqualWidth(0, 1, 0));
    }

    [Fact]
    public void Streams_give_the_bits_of_the_batch_also_after_a_restart()
    {
        double[] x = Noise(400, 1);
        x[200] = double.NaN;
        BinEdges bins = BinEdges.EqualWidth(-2, 2, 10);
        double[] shannon = new double[400];
        double[] patterns = new double[400];
        ShannonEntropy.Rolling(x, 50, bins, shannon);
        PermutationEntropy.Rolling(x, 50, patterns, 4, 2);
        RollingShannonEntropy first = new(50, bins);
        RollingPermutationEntropy second = new(50, 4, 2);
        for (int t = 0; t < x.Length; t++)
        {
            Assert.Equal(shannon[t], first.Push(x[t]));
            Assert.Equal(patterns[t], second.Push(x[t]));
            double[] window = x[Math.Max(0, t - 49)..(t + 1)];
            bool full = window.Length == 50;
            Assert.Equal(full ? ShannonEntropy.Of(window, bins) : double.NaN, shannon[t]);
            Assert.Equal(full ? PermutationEntropy.Of(window, 4, 2) : double.NaN, patterns[t]);
            if (t % 37 == 0)
            {
                first = new(50, bins, first.Values);
                second = new(50, 4, 2, second.Values);
            }
        }

        Assert.True(double.IsFinite(shannon[250]) && double.IsNaN(shannon[249]));
    }

    [Fact]
    public void Streams_allocate_nothing_per_step()
    {
        RollingShannonEntropy first = new(50, BinEdges.EqualWidth(0, 7, 7));
        RollingPermutationEntropy second = new(50);
        first.Push(1);
        second.Push(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int t = 0; t < 200; t++)
        {
            first.Push(t % 7);
            second.Push(t % 7);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Permutation_entropy_knows_order_from_chance()
    {
        double[] rising = [.. Enumerable.Range(0, 100).Select(i => 1e8 + i)];
        double[] noise = Noise(20_000, 2);

        Assert.Equal(0, PermutationEntropy.Of(rising));
        Assert.Equal(1, PermutationEntropy.Normalize(PermutationEntropy.Of(noise), 3), 1e-3);
        Assert.Equal(PermutationEntropy.Of(noise), PermutationEntropy.Of([.. noise.Select(v => Math.Exp(v))]));

        // 4 7 9 10 6 11 3 of the source paper: five patterns of three, 2 × 012, 2 × 201, 1 × 102.
        double paper = -(0.4 * Math.Log2(0.4) * 2 + 0.2 * Math.Log2(0.2));
        Assert.Equal(paper, PermutationEntropy.Of([4, 7, 9, 10, 6, 11, 3]), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => PermutationEntropy.Of(noise, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PermutationEntropy.Of(noise, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => PermutationEntropy.Of(noise, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingPermutationEntropy(2));
    }

    [Theory]
    [InlineData(1, 130)]
    [InlineData(2, 64)]
    [InlineData(3, 191)]
    [InlineData(5, 40)]
    public void Sample_and_approximate_entropy_are_their_definitions(int m, int n)
    {
        double[] x = Noise(n, m);
        const double R = 0.4;
        (long b, long a) = (Pairs(x, m, n - m, R), Pairs(x, m + 1, n - m, R));

        SampleEntropyEstimate actual = SampleEntropy.Of(x, m, R);

        Assert.Equal((b, a), (actual.Matches, actual.LongerMatches));
        Assert.Equal(Phi(x, m, R) - Phi(x, m + 1, R), ApproximateEntropy.Of(x, m, R), 1e-12);
    }

    [Fact]
    public void Sample_entropy_of_bad_input_is_no_number()
    {
        Assert.True(double.IsNaN(SampleEntropy.Of([1, 2, double.NaN, 3, 4, 5], 2, 1).Value));
        Assert.True(double.IsNaN(SampleEntropy.Of([1, 2, double.PositiveInfinity, 3, 4, 5], 2, 1).Value));
        Assert.True(double.IsNaN(SampleEntropy.Of([1, 2, 3], 2, 1).Value));
        Assert.True(double.IsNaN(SampleEntropy.Of([], 2, 1).Value));
        Assert.Equal(double.PositiveInfinity, SampleEntropy.Of([1, 5, 1, 9], 1, 0).Value);
        Assert.True(double.IsNaN(ApproximateEntropy.Of([1, 2], 2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleEntropy.Of([1, 2, 3, 4], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ApproximateEntropy.Of([1, 2, 3, 4], 2, double.NaN));
    }

    [Fact]
    public void Permutation_entropy_of_a_gap_or_too_few_values_is_no_number()
    {
        Assert.True(double.IsNaN(PermutationEntropy.Of([1, double.NaN, 2, 3])));
        Assert.True(double.IsNaN(PermutationEntropy.Of([1, 2])));
        Assert.Equal(0, PermutationEntropy.Of([5, 5, 5, 5]));
    }

    [Fact]
    public void Complexities_are_those_by_hand()
    {
        // Kaspar and Schuster's example: 0·001·10·100·1000·101.
        byte[] example = [0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1];
        Assert.Equal(6, LempelZiv.Complexity(example));
        Assert.Equal(2, LempelZiv.Complexity(new byte[50]));
        Assert.Equal(0, LempelZiv.Complexity([]));

        // Phrases 1 | 0 | 11 | 01 | 010 of 1 0 1 1 0 1 0 1 0.
        Assert.Equal(5.0 / 9, LempelZiv.LibraryShare([1, 0, 1, 1, 0, 1, 0, 1, 0]), 1e-15);
        Assert.True(double.IsNaN(LempelZiv.LibraryShare([])));

        // Of 1 0 1 0: L₁ = 1 (0 is new), L₂ = 3 (10 repeats), so (log₂ 2/1 + log₂ 3/3)/2.
        Assert.Equal((1 + Math.Log2(3) / 3) / 2, KontoyiannisEntropy.Expanding([1, 0, 1, 0]), 1e-15);

        // With window 1: L₁, L₂, L₃ = 1, each log₂ 2.
        Assert.Equal(1, KontoyiannisEntropy.Windowed([1, 0, 1, 0], 1), 1e-15);
        Assert.True(double.IsNaN(KontoyiannisEntropy.Expanding([1])));
        Assert.True(double.IsNaN(KontoyiannisEntropy.Windowed([1], 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => KontoyiannisEntropy.Windowed([1, 0], 0));
    }

    [Fact]
    public void Entropy_rates_of_fair_coins_tend_to_one_bit()
    {
        Random random = new(8);
        byte[] coins = [.. Enumerable.Range(0, 4000).Select(_ => (byte)random.Next(2))];

        Assert.Equal(1, BlockEntropy.Of(coins, 2, 4), 0.01);
        Assert.Equal(1, KontoyiannisEntropy.Windowed(coins, 1000), 0.1);
        Assert.Equal(1, LempelZiv.Normalize(LempelZiv.Complexity(coins), coins.Length, 2), 0.1);
        Assert.Throws<ArgumentException>(() => BlockEntropy.Of([0, 2], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockEntropy.Of(coins, 2, 64));
        Assert.True(double.IsNaN(BlockEntropy.Of([0, 1], 2, 3)));
    }

    [Fact]
    public void ThreeLines()
    {
        double[] returns = [0.01, -0.02, 0.005, -0.001];
        BinEdges bins = BinEdges.EqualWidth(-0.05, 0.05, 2);
        double bits = ShannonEntropy.Of(returns, bins);

        Assert.Equal(1, bits);
        Assert.Equal(1, PermutationEntropy.Of(returns), 1e-12);
        Assert.Equal(2, SampleEntropy.Of([1, 2, 1, 2, 1], 1, 0).Matches);
    }

    private static long Pairs(double[] x, int m, int stretches, double r)
    {
        long pairs = 0;
        for (int i = 0; i < stretches; i++)
        {
            for (int j = i + 1; j < stretches; j++)
            {
                pairs += Enumerable.Range(0, m).All(k => Math.Abs(x[i + k] - x[j + k]) <= r) ? 1 : 0;
            }
        }

        return pairs;
    }

    private static double Phi(double[] x, int m, double r)
    {
        int n = x.Length - m + 1;
        return Enumerable
            .Range(0, n)
            .Average(i =>
                Math.Log(
                    Enumerable
                        .Range(0, n)
                        .Count(j => Enumerable.Range(0, m).All(k => Math.Abs(x[i + k] - x[j + k]) <= r)) / (double)n
                )
            );
    }

    private static double[] Noise(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => 4 * random.NextDouble() - 2)];
    }
}

using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Inference;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Cointegration;

[Trait("Category", "Golden")]
public sealed class JohansenTests
{
    [Fact]
    public void Vectors_solve_the_problem_and_are_normalised()
    {
        double[] columns = Walks(4, 300);

        JohansenTest test = Johansen.Test(columns, 4, JohansenTrend.None, laggedDifferences: 0);

        // Without terms and lags the moments are plain sums over yₜ₋₁ and Δyₜ.
        const int Rows = 299;
        for (int r = 0; r < 4; r++)
        {
            double[] spread = Combine(columns, test.Vector(r), 300);
            Assert.Equal(1, spread.Take(Rows).Sum(v => v * v) / Rows, 1e-9);
            for (int other = 0; other < r; other++)
            {
                double[] second = Combine(columns, test.Vector(other), 300);
                Assert.Equal(0, spread.Take(Rows).Zip(second, (a, b) => a * b).Sum() / Rows, 1e-9);
            }

            double largest = 0;
            foreach (double weight in test.Vector(r))
            {
                largest = Math.Abs(weight) > Math.Abs(largest) ? weight : largest;
            }

            Assert.True(largest > 0);
            Assert.InRange(test.Eigenvalues[r], 0, r == 0 ? 1 : test.Eigenvalues[r - 1]);
        }
    }

    [Fact]
    public void One_lag_without_terms_is_the_squared_correlation_for_one_series()
    {
        double[] y = Walks(1, 200);
        double[] change = [.. y.Skip(1).Zip(y, (now, before) => now - before)];
        double[] level = y[..^1];
        double r = Numerics.Dependence.Correlation.Pearson(change, level);

        JohansenTest test = Johansen.Test(y, 1, JohansenTrend.Constant, laggedDifferences: 0);

        Assert.Equal(r * r, test.Eigenvalues[0], 1e-12);
        Assert.Equal(-199 * Math.Log(1 - r * r), test.TraceStatistics[0], 1e-9);
    }

    [Theory]
    [InlineData(0, 0.02, 0.09)]
    [InlineData(1, 0.90, 1.00)]
    public void The_rank_of_simulated_series_is_found(int relations, double atLeast, double atMost)
    {
        const int Runs = 400;
        int above = 0;
        for (int seed = 0; seed < Runs; seed++)
        {
            // The tabulated case: walks that drift.
            double[] first = Drifting(Inference.AugmentedDickeyFullerTests.Walk(400, 3 * seed), 0.5);
            double[] second = Drifting(Inference.AugmentedDickeyFullerTests.Walk(400, 3 * seed + 1), -0.4);
            double[] noise = Inference.AugmentedDickeyFullerTests.Walk(401, 3 * seed + 2);
            if (relations == 1)
            {
                second = [.. first.Select((v, t) => 2 * v + noise[t + 1] - noise[t])];
            }

            above += Johansen.Test([.. first, .. second], 2).TraceStatistics[0] > 15.4943 ? 1 : 0;
        }

        Assert.InRange(above / (double)Runs, atLeast, atMost);
    }

    [Fact]
    public void Rank_counts_the_relations()
    {
        (double[] y, double[] x) = EngleGrangerTests.CointegratedPairOf(2, 0.3, seed: 1);

        JohansenTest test = Johansen.Test([.. y, .. x], 2);

        Assert.Equal(1, test.Rank());
        Assert.Equal(-2, test.Vector(0)[1] / test.Vector(0)[0], 0.05);
    }

    [Theory]
    [InlineData(JohansenTrend.Constant)]
    [InlineData(JohansenTrend.Linear)]
    public void A_large_level_changes_nothing(JohansenTrend trend)
    {
        double[] columns = [.. Walks(3, 400).Select(v => Math.Round(v * (1 << 20)) / (1 << 20))];

        JohansenTest plain = Johansen.Test(columns, 3, trend);
        JohansenTest offset = Johansen.Test([.. columns.Select(v => v + 1e8)], 3, trend);

        OracleFile.Close(plain.TraceStatistics, offset.TraceStatistics, 1e-8, 0);
    }

    [Fact]
    public void Twelve_series_have_critical_values_and_thirteen_none()
    {
        JohansenTest twelve = Johansen.Test(Walks(12, 500), 12);
        JohansenTest thirteen = Johansen.Test(Walks(13, 500), 13);

        Assert.Equal(334.9795, twelve.TraceCriticalValues(0).NinetyFivePercent); // MacKinnon, Haug and Michelis (1999)
        Assert.True(double.IsNaN(thirteen.TraceCriticalValues(0).NinetyPercent));
        Assert.True(double.IsNaN(thirteen.MaximumCriticalValues(0).NinetyPercent));
        Assert.Null(thirteen.Rank());
        Assert.True(thirteen.TraceStatistics[0] > 0);
    }

    [Fact]
    public void Critical_values_rise_with_the_number_of_series()
    {
        foreach (JohansenTrend trend in Enum.GetValues<JohansenTrend>())
        {
            JohansenTest test = Johansen.Test(Walks(12, 500), 12, trend);
            for (int rank = 1; rank < 12; rank++)
            {
                AssertAbove(Values(test.TraceCriticalValues(rank - 1)), Values(test.TraceCriticalValues(rank)));
                AssertAbove(Values(test.MaximumCriticalValues(rank - 1)), Values(test.MaximumCriticalValues(rank)));
            }
        }
    }

    [Fact]
    public void Bad_series_have_a_status()
    {
        double[] good = Walks(2, 200);
        double[] missing = [.. good];
        missing[300] = double.NaN;

        AssertNone(TestStatus.NotFinite, Johansen.Test(missing, 2));
        AssertNone(TestStatus.Constant, Johansen.Test([.. good[..200], .. Enumerable.Repeat(1e8, 200)], 2));
        AssertNone(TestStatus.Collinear, Johansen.Test([.. good[..200], .. good[..200]], 2));
        AssertNone(TestStatus.Collinear, Johansen.Test([.. good[..200], .. good[..200].Select(v => 2 * v + 1)], 2));
        AssertNone(TestStatus.TooShort, Johansen.Test([], 2));
        AssertNone(TestStatus.TooShort, Johansen.Test(good.AsSpan(0, 12), 2));
    }

    [Fact]
    public void Wrong_arguments_are_rejected()
    {
        double[] good = Walks(2, 200);
        Assert.Throws<ArgumentOutOfRangeException>(() => Johansen.Test(good, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Johansen.Test(good, 2, (JohansenTrend)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Johansen.Test(good, 2, laggedDifferences: -1));
        Assert.Throws<ArgumentException>(() => Johansen.Test(good.AsSpan(1), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Johansen.Test(good, 2).Vector(2).Length);
    }

    [Fact]
    public void Three_lines_find_the_rank()
    {
        (double[] y, double[] x) = EngleGrangerTests.CointegratedPairOf(1.5, 0.3, seed: 2);
        JohansenTest test = Johansen.Test([.. y, .. x], seriesCount: 2);
        Assert.Equal(1, test.Rank());
    }

    private static double[] Drifting(double[] walk, double drift) => [.. walk.Select((v, t) => v + drift * t)];

    private static double[] Walks(int count, int length) =>
        [.. Enumerable.Range(0, count).SelectMany(i => Inference.AugmentedDickeyFullerTests.Walk(length, 500 + i))];

    private static double[] Combine(double[] columns, ReadOnlySpan<double> weights, int n)
    {
        double[] sum = new double[n];
        for (int i = 0; i < weights.Length; i++)
        {
            for (int t = 0; t < n; t++)
            {
                sum[t] += weights[i] * columns[i * n + t];
            }
        }

        return sum;
    }

    private static double[] Values(JohansenCriticalValues values) =>
        [values.NinetyPercent, values.NinetyFivePercent, values.NinetyNinePercent];

    private static void AssertAbove(double[] more, double[] fewer)
    {
        for (int i = 0; i < 3; i++)
        {
            Assert.True(more[i] > fewer[i] && (i == 0 || more[i] > more[i - 1]));
        }
    }

    private static void AssertNone(TestStatus expected, JohansenTest test)
    {
        Assert.Equal(expected, test.Status);
        Assert.True(double.IsNaN(test.TraceStatistics[0]) && double.IsNaN(test.Vector(0)[0]));
        Assert.Null(test.Rank());
    }
}

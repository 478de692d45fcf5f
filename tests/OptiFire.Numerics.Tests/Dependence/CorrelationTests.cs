using System.Text.Json;
using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Returns;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Dependence;

public sealed class CorrelationTests
{
    [Fact]
    public void Rolling_agrees_with_the_reference_and_with_the_stream()
    {
        JsonElement main = OracleFile.Open("rolling_correlation").Case("main");
        double[] a = LogReturnsOf(main.GetProperty("input").GetProperty("price_a"));
        double[] b = LogReturnsOf(main.GetProperty("input").GetProperty("price_b"));
        double[] batch = new double[a.Length];

        Correlation.Rolling(a, b, 60, batch);

        double[] expected = OracleFile.Numbers(main.GetProperty("expected").GetProperty("pearson"));
        OracleFile.Close(expected, batch, 1e-8, 1e-10);
        OracleFile.Close(Stream(a, b, 60), batch, 0, 1e-12);
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("offset")]
    [InlineData("trend")]
    [InlineData("jump")]
    [InlineData("spike")]
    [InlineData("quiet")]
    [InlineData("gap")]
    public void Batch_equals_every_window_alone_whatever_the_series(string shape)
    {
        var random = new Random(9);
        foreach (int window in (int[])[2, 3, 20, 61])
        {
            foreach (int count in (int[])[0, 1, window - 1, window, window + 1, 2 * window, 500])
            {
                double[] x = [.. Enumerable.Range(0, count).Select(t => Shaped(shape, t, random))];
                double[] y = [.. x.Select(v => 0.3 * v + random.NextDouble())];
                double[] batch = new double[count];

                Correlation.Rolling(x, y, window, batch);

                OracleFile.Close(Stream(x, y, window), batch, 0, 1e-10, $"{shape}, window {window}, {count} values");
            }
        }
    }

    private static double Shaped(string shape, int t, Random random) =>
        shape switch
        {
            "offset" => 1e6 + random.NextDouble(),
            "trend" => t + random.NextDouble(),
            "jump" => (t < 137 ? 0 : 1e6) + random.NextDouble(),
            "spike" => (t % 50 == 19 ? 1e7 : 0) + random.NextDouble(),
            "quiet" => t is > 100 and < 250 ? 5 : random.NextDouble(),
            "gap" => t % 97 == 41 ? double.NaN : random.NextDouble(),
            _ => random.NextDouble() - 0.5,
        };

    [Fact]
    public void Rolling_survives_a_large_offset()
    {
        JsonElement large = OracleFile.Open("rolling_correlation").Case("large_offset_cancellation");
        double[] x = OracleFile.Numbers(large.GetProperty("input").GetProperty("x"));
        double[] y = OracleFile.Numbers(large.GetProperty("input").GetProperty("y"));
        double[] rolling = new double[x.Length];

        Correlation.Rolling(x, y, 20, rolling);

        double[] expected = OracleFile.Numbers(large.GetProperty("expected").GetProperty("pearson_two_pass"));
        OracleFile.Close(expected, rolling, 0, 1e-6);
    }

    [Fact]
    public void A_missing_value_leaves_again_with_its_window()
    {
        double[] x = [1, 2, double.NaN, 4, 5, 7, 6, 8];
        double[] y = [2, 1, 3, 5, 4, 6, 8, 7];

        double[] stream = Stream(x, y, 4);

        Assert.All(stream[..6], value => Assert.True(double.IsNaN(value)));
        Assert.All(stream[6..], value => Assert.Equal(0.529150262212918, value, 1e-12));
    }

    [Fact]
    public void Identical_values_correlate_exactly_and_constants_not_at_all()
    {
        double[] x = [.. Enumerable.Range(0, 30).Select(i => 0.1 * i)];

        Assert.Equal(1, Correlation.Pearson(x, x), 1e-15);
        Assert.True(Correlation.Pearson(x, x) <= 1);
        Assert.True(double.IsNaN(Correlation.Pearson(x, [.. Enumerable.Repeat(0.1, 30)])));
        Assert.True(double.IsNaN(Correlation.Pearson([1], [2])));
    }

    [Fact]
    public void Covariance_is_that_by_hand()
    {
        // Deviations (−1, 0, 1) and (−2, −1, 3): products 2 + 0 + 3.
        Assert.Equal(2.5, Covariance.Sample([1, 2, 3], [4, 5, 9]), 1e-15);
        Assert.Equal(5 / 3.0, Covariance.Population([1, 2, 3], [4, 5, 9]), 1e-15);
        Assert.True(double.IsNaN(Covariance.Sample([1], [1])));
    }

    [Fact]
    public void Wrong_shapes_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => Correlation.Pearson([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingCorrelation(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Correlation.Auto([1, 2], 2));
    }

    [Fact]
    public void Breakdown_statistic_is_that_by_hand()
    {
        double expected = 2 * Math.Atanh(0.5) / Math.Sqrt(1 / 17.0 + 1 / 117.0);

        Assert.Equal(expected, FisherBreakdown.Statistic(0.5, 20, -0.5, 120), 1e-14);
        Assert.Equal(0, FisherBreakdown.Statistic(1, 20, 1, 120));
        Assert.True(double.IsNaN(FisherBreakdown.Statistic(double.NaN, 20, 0, 120)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherBreakdown.Statistic(1.1, 20, 0, 120));
    }

    [Theory]
    [InlineData(2.0, BreakdownState.BreakdownUp)]
    [InlineData(1.99, BreakdownState.Normal)]
    [InlineData(-2.0, BreakdownState.BreakdownDown)]
    [InlineData(double.NaN, BreakdownState.Undefined)]
    public void Breakdown_is_called_at_the_threshold(double z, BreakdownState expected) =>
        Assert.Equal(expected, FisherBreakdown.Classify(z, 2));

    [Fact]
    public void False_alarms_of_a_constant_correlation_are_near_nominal()
    {
        Random random = new(21);
        const int Runs = 6000;
        int alarms = 0;
        for (int run = 0; run < Runs; run++)
        {
            (double[] x, double[] y) = Pairs(random, 140, _ => 0.4);
            alarms += FisherBreakdown.Latest(x, y, 20, 120, 1.959964).State == BreakdownState.Normal ? 0 : 1;
        }

        Assert.InRange((double)alarms / Runs, 0.04, 0.065);
    }

    [Fact]
    public void A_flip_is_found_before_the_short_window_has_filled_with_it()
    {
        Random random = new(22);
        int found = 0;
        for (int run = 0; run < 200; run++)
        {
            (double[] x, double[] y) = Pairs(random, 161, t => t < 140 ? 0.4 : -0.4);
            BreakdownMonitor monitor = new(20, 120, 2);
            bool detected = false;
            for (int t = 0; t < 160; t++)
            {
                BreakdownReading reading = monitor.Push(x[t], y[t]);
                detected |= t >= 140 && reading.State == BreakdownState.BreakdownDown;
            }

            found += detected ? 1 : 0;
        }

        Assert.True(found >= 180, $"found {found} of 200");
    }

    [Fact]
    public void Monitor_continues_from_its_saved_pairs_as_if_never_stopped()
    {
        (double[] x, double[] y) = Pairs(new Random(4), 80, _ => 0.2);
        BreakdownMonitor whole = new(10, 20, 2);
        BreakdownMonitor restarted = new(10, 20, 2);
        for (int t = 0; t < x.Length; t++)
        {
            BreakdownReading expected = whole.Push(x[t], y[t]);
            restarted = new(10, 20, 2, restarted.First, restarted.Second);

            Assert.Equal(expected, restarted.Push(x[t], y[t]));
            Assert.Equal(expected, FisherBreakdown.Latest(x.AsSpan(0, t + 1), y.AsSpan(0, t + 1), 10, 20, 2));
        }
    }

    [Fact]
    public void Streams_allocate_nothing_per_step()
    {
        BreakdownMonitor monitor = new(20, 120, 2);
        RollingCorrelation correlation = new(60);
        for (int i = 0; i < 300; i++)
        {
            monitor.Push(i % 7, i % 5);
            correlation.Push(i % 7, i % 5);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 300; i++)
        {
            monitor.Push(i % 7, i % 5);
            correlation.Push(i % 7, i % 5);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double[] Stream(double[] x, double[] y, int window)
    {
        RollingCorrelation rolling = new(window);
        double[] result = new double[x.Length];
        for (int t = 0; t < x.Length; t++)
        {
            result[t] = rolling.Push(x[t], y[t]);
            rolling = t % 50 == 0 ? new(window, rolling.First, rolling.Second) : rolling;
        }

        return result;
    }

    private static double[] LogReturnsOf(JsonElement prices)
    {
        double[] levels = OracleFile.Numbers(prices);
        double[] returns = new double[levels.Length - 1];
        LogReturns.FromPrices(levels, returns);
        return returns;
    }

    private static (double[] X, double[] Y) Pairs(Random random, int count, Func<int, double> correlation)
    {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int t = 0; t < count; t++)
        {
            double rho = correlation(t);
            x[t] = StandardNormal.Quantile(1 - random.NextDouble());
            y[t] = rho * x[t] + Math.Sqrt(1 - rho * rho) * StandardNormal.Quantile(1 - random.NextDouble());
        }

        return (x, y);
    }
}

using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Tests.Reductions;

public sealed class LogLinearHistogramTests
{
    private const long Hour = 3_600_000_000_000;

    public static TheoryData<int, double> Spreads =>
        new()
        {
            { 1, 3 },
            { 2, 9 },
            { 3, 20 },
            { 4, 27 },
        };

    [Fact]
    public void Small_numbers_are_exact()
    {
        var histogram = new LogLinearHistogram(Hour);
        for (int value = 0; value < 100; value++)
        {
            histogram.Record(value);
        }

        Assert.Equal(0, histogram.Quantile(0));
        Assert.Equal(0, histogram.Quantile(0.01));
        Assert.Equal(49, histogram.Quantile(0.5));
        Assert.Equal(98, histogram.Quantile(0.99));
        Assert.Equal(99, histogram.Quantile(1));
    }

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Every_quantile_is_within_the_stated_error_of_the_sorted_numbers(int seed, double logSpread)
    {
        var random = new Random(seed);
        var histogram = new LogLinearHistogram(Hour);
        long[] values = [.. Enumerable.Range(0, 20_001).Select(_ => (long)Math.Exp(random.NextDouble() * logSpread))];
        foreach (long value in values)
        {
            histogram.Record(value);
        }

        Array.Sort(values);
        foreach (double share in (double[])[0, 0.001, 0.1, 0.25, 0.5, 0.9, 0.99, 0.999, 1])
        {
            long exact = values[Math.Max(1, (int)Math.Ceiling(share * values.Length)) - 1];
            Assert.InRange(histogram.Quantile(share), exact * (1 - 0.01), exact * (1 + 0.01));
        }

        Assert.Equal(values[^1], histogram.Max);
        Assert.Equal(values.Length, histogram.Count);
    }

    [Fact]
    public void Every_single_number_is_within_the_stated_error_at_each_power_of_two()
    {
        for (int power = 0; power < 63; power++)
        {
            foreach (long offset in (long[])[-1, 0, 1])
            {
                long value = Math.Max(0, (1L << power) + offset);
                var histogram = new LogLinearHistogram(long.MaxValue);
                histogram.Record(value);
                histogram.Record(long.MaxValue);

                double error = Math.Abs(histogram.Quantile(0.5) - value);
                Assert.True(error <= value * LogLinearHistogram.RelativeError, $"{value}: {error}");
            }
        }
    }

    [Fact]
    public void Numbers_above_the_highest_are_counted_and_the_greatest_is_kept_exactly()
    {
        var histogram = new LogLinearHistogram(1000);
        histogram.Record(5);
        histogram.Record(1000);
        histogram.Record(123_456_789);
        histogram.Record(long.MaxValue);

        Assert.Equal(2, histogram.CountAbove);
        Assert.Equal(5, histogram.Quantile(0.25));
        Assert.Equal(1000, histogram.Quantile(0.5), 1000 * LogLinearHistogram.RelativeError);
        Assert.Equal((double)long.MaxValue, histogram.Quantile(0.75));
    }

    [Fact]
    public void Merging_equals_recording_everything_in_one()
    {
        var random = new Random(7);
        var all = new LogLinearHistogram(Hour);
        var left = new LogLinearHistogram(Hour);
        var right = new LogLinearHistogram(Hour);
        for (int i = 0; i < 5000; i++)
        {
            long value = random.NextInt64(1L << random.Next(45));
            all.Record(value);
            (i % 3 == 0 ? left : right).Record(value);
        }

        left.Merge(right);

        Assert.Equal(all.Count, left.Count);
        Assert.Equal(all.Max, left.Max);
        Assert.Equal(all.CountAbove, left.CountAbove);
        Assert.All(Enumerable.Range(0, 101), p => Assert.Equal(all.Quantile(p / 100.0), left.Quantile(p / 100.0)));
    }

    [Fact]
    public void Counting_several_times_equals_counting_each_time()
    {
        var several = new LogLinearHistogram(Hour);
        var each = new LogLinearHistogram(Hour);
        several.Record(777, 3);
        several.Record(9, 0);
        several.Record(50_000, 2);
        foreach (long value in (long[])[777, 777, 50_000, 777, 50_000])
        {
            each.Record(value);
        }

        Assert.Equal(each.Count, several.Count);
        Assert.All(Enumerable.Range(0, 11), p => Assert.Equal(each.Quantile(p / 10.0), several.Quantile(p / 10.0)));
    }

    [Fact]
    public void An_empty_or_cleared_histogram_has_no_quantile()
    {
        var histogram = new LogLinearHistogram(Hour);
        Assert.Equal(double.NaN, histogram.Quantile(0.5));

        histogram.Record(5);
        histogram.Clear();

        Assert.Equal(double.NaN, histogram.Quantile(0.5));
        Assert.Equal(0, histogram.Max);
        Assert.Equal(0, histogram.Count);
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        var histogram = new LogLinearHistogram(Hour);
        histogram.Record(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long value = 0; value < 10_000; value++)
        {
            histogram.Record(value * value);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Wrong_parameters_are_refused()
    {
        var histogram = new LogLinearHistogram(10);

        Assert.Throws<ArgumentOutOfRangeException>(() => new LogLinearHistogram(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Record(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Record(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Quantile(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Quantile(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Quantile(-0.01));
        Assert.Throws<ArgumentNullException>(() => histogram.Merge(null!));
        Assert.Throws<ArgumentException>(() => histogram.Merge(new LogLinearHistogram(11)));
        Assert.Equal(0, histogram.Count);
    }
}

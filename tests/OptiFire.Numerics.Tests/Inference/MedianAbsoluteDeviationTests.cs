using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Tests.Inference;

public sealed class MedianAbsoluteDeviationTests
{
    [Theory]
    [InlineData(new[] { 1.0, 1, 2, 2, 4, 6, 9 }, 1)] // median 2: 1 1 0 0 2 4 7
    [InlineData(new[] { 9.0, 1, 4, 2, 6, 2, 1 }, 1)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 1)] // median 2.5: 1.5 .5 .5 1.5
    [InlineData(new[] { 5.0 }, 0)]
    public void Deviation_is_the_median_distance_from_the_median_by_hand(double[] values, double expected) =>
        Assert.Equal(expected, MedianAbsoluteDeviation.Of(values, new double[values.Length]));

    [Fact]
    public void One_wild_value_hardly_moves_it()
    {
        double[] values = [.. Enumerable.Range(0, 101).Select(i => (double)i)];
        double before = MedianAbsoluteDeviation.Of(values, new double[101]);
        values[7] = 1e12;

        Assert.Equal(25, before);
        Assert.InRange(MedianAbsoluteDeviation.Of(values, new double[101]), 24, 26);
    }

    [Fact]
    public void Missing_value_is_passed_on() =>
        Assert.True(double.IsNaN(MedianAbsoluteDeviation.Of([1, double.NaN, 2], new double[3])));

    [Fact]
    public void Wrong_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MedianAbsoluteDeviation.Of([], new double[1]));
        Assert.Throws<ArgumentException>(() => MedianAbsoluteDeviation.Of([1, 2], new double[1]));
    }
}

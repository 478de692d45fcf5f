using OptiFire.Numerics.Microstructure;

namespace OptiFire.Numerics.Tests.Microstructure;

public sealed class QuotedSpreadTests
{
    [Fact]
    public void Twenty_basis_points_are_twenty_exactly()
    {
        Assert.Equal(20.0m, QuotedSpread.BasisPoints(9990L, 10010L));
        Assert.Equal(20.0, QuotedSpread.BasisPoints(99.90, 100.10), 1e-9);
        Assert.Equal(20_000m * 21 / 19_999, QuotedSpread.BasisPoints(9989L, 10010L));
    }

    [Theory]
    [InlineData(9990, 10010, true)]
    [InlineData(9989, 10010, false)]
    [InlineData(99_900_000_000_000_000, 100_100_000_000_000_000, true)]
    [InlineData(99_900_000_000_000_000, 100_100_000_000_000_001, false)] // one part in 1e17 too wide
    public void Limit_is_decided_without_rounding(long bid, long ask, bool expected) =>
        Assert.Equal(expected, QuotedSpread.IsWithin(bid, ask, 20_000));

    [Theory]
    [InlineData(100, 101, 5, 5, QuoteCondition.Regular)]
    [InlineData(101, 100, 5, 5, QuoteCondition.Crossed)]
    [InlineData(100, 100, 5, 5, QuoteCondition.Locked)]
    [InlineData(100, 101, 0, 5, QuoteCondition.ZeroSize)]
    [InlineData(101, 100, 5, 0, QuoteCondition.ZeroSize)]
    [InlineData(0, 101, 5, 5, QuoteCondition.Invalid)]
    [InlineData(100, -1, 0, 5, QuoteCondition.Invalid)]
    public void Quotes_are_told_apart(long bid, long ask, long bidSize, long askSize, QuoteCondition expected) =>
        Assert.Equal(expected, QuotedSpread.Classify(bid, ask, bidSize, askSize));

    [Fact]
    public void Prices_that_are_none_are_rejected_and_missing_ones_passed_on()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => QuotedSpread.BasisPoints(0L, 1L));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuotedSpread.BasisPoints(1.0, -1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuotedSpread.IsWithin(1, 2, -1));
        Assert.True(double.IsNaN(QuotedSpread.BasisPoints(double.NaN, 1.0)));
        Assert.Equal(-20.0m, QuotedSpread.BasisPoints(10010L, 9990L));
    }
}

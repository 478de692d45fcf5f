using System.Text.Json;
using OptiFire.Numerics.Information;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Information;

public sealed class PercentileRankTests
{
    [Fact]
    public void Rolling_agrees_with_the_reference()
    {
        JsonElement main = OracleFile.Open("vix_regime").Case("main");
        double[] vix = OracleFile.Numbers(main.GetProperty("input").GetProperty("vix_close"));
        double[] ranks = new double[vix.Length];

        PercentileRank.Rolling(vix, 252, ranks);

        double[] expected = OracleFile.Numbers(main.GetProperty("expected").GetProperty("percentile_rank"));
        OracleFile.Close(expected, ranks, 1e-10, 1e-12);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 1.0)]
    [InlineData(new[] { 2.0, 3, 4, 1 }, 0.25)]
    [InlineData(new[] { 5.0, 5, 5, 5 }, 0.625)] // ranks 1 to 4 average 2.5
    public void Ties_take_their_average_rank(double[] window, double expected) =>
        Assert.Equal(expected, PercentileRank.OfLast(window));

    [Fact]
    public void Missing_values_are_passed_on_and_empty_windows_rejected()
    {
        Assert.True(double.IsNaN(PercentileRank.OfLast([1, double.NaN, 2])));
        Assert.True(double.IsNaN(PercentileRank.OfLast([1, 2, double.NaN])));
        Assert.Throws<ArgumentException>(() => PercentileRank.OfLast([]));
        Assert.Throws<ArgumentException>(() => PercentileRank.Rolling([1, 2], 2, new double[1]));
    }
}

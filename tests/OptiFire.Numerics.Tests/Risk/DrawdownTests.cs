using System.Text.Json;
using OptiFire.Numerics.Risk;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Risk;

public sealed class DrawdownTests
{
    [Theory]
    [InlineData("spy")]
    [InlineData("aapl")]
    public void Measures_agree_with_the_reference(string id)
    {
        JsonElement expected = OracleFile.Open("drawdown").Case(id).GetProperty("expected");
        double[] equity = OracleFile.Numbers(expected.GetProperty("equity"));
        double[] underwater = new double[equity.Length];
        Drawdown.Underwater(equity, underwater);

        OracleFile.Close(OracleFile.Numbers(expected.GetProperty("underwater")), underwater, 1e-9, 1e-12);
        OracleFile.Close(-Number("max_drawdown"), Drawdown.Maximum(equity), 1e-9, 1e-12);
        OracleFile.Close(Number("ulcer"), Drawdown.UlcerIndex(equity), 1e-9, 1e-12);
        OracleFile.Close(Number("calmar"), Drawdown.Calmar(equity, 252), 1e-9, 1e-12);
        foreach (JsonProperty tail in expected.GetProperty("cdar_relative").EnumerateObject())
        {
            OracleFile.Close(
                OracleFile.Number(tail.Value),
                Drawdown.ConditionalAtRisk(equity, double.Parse(tail.Name)),
                1e-9,
                1e-12
            );
        }

        IReadOnlyList<DrawdownEpisode> episodes = DrawdownEpisode.Deepest(equity, 5);
        JsonElement top = expected.GetProperty("top5");
        Assert.Equal(top.GetArrayLength(), episodes.Count);
        foreach ((JsonElement theirs, DrawdownEpisode ours) in top.EnumerateArray().Zip(episodes))
        {
            JsonElement recovery = theirs.GetProperty("recovery_index");
            Assert.Equal(theirs.GetProperty("peak_index").GetInt32(), ours.PeakIndex);
            Assert.Equal(theirs.GetProperty("valley_index").GetInt32(), ours.ValleyIndex);
            Assert.Equal(recovery.ValueKind == JsonValueKind.Null ? null : recovery.GetInt32(), ours.RecoveryIndex);
            OracleFile.Close(-theirs.GetProperty("depth").GetDouble(), ours.Depth, 1e-9, 1e-12);
        }

        double Number(string field) => OracleFile.Number(expected.GetProperty(field));
    }

    [Fact]
    public void A_fall_and_its_recovery_are_those_by_hand()
    {
        double[] equity = [100, 120, 90, 130];

        Assert.Equal(0.25, Drawdown.Maximum(equity), 1e-15);
        Assert.Equal([new DrawdownEpisode(1, 2, 3, 0.25)], DrawdownEpisode.Deepest(equity, 5));
    }

    [Fact]
    public void A_curve_that_only_rises_has_no_drawdown()
    {
        double[] rising = [1, 1.01, 1.02, 1.03];

        Assert.Equal(0, Drawdown.Maximum(rising));
        Assert.Equal(0, Drawdown.ConditionalAtRisk(rising, 0.05));
        Assert.True(double.IsNaN(Drawdown.Calmar(rising, 252)));
        Assert.Empty(DrawdownEpisode.Deepest(rising, 5));
    }

    [Fact]
    public void The_start_is_a_peak_and_a_total_loss_stays() =>
        Assert.Equal(1, Drawdown.Maximum([1, 1.1, 0, 0]), 1e-15);

    [Fact]
    public void Bad_curves_are_rejected_or_passed_on()
    {
        Assert.Throws<ArgumentException>(() => Drawdown.Maximum([]));
        Assert.Throws<ArgumentException>(() => Drawdown.UlcerIndex([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Drawdown.Maximum([0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Drawdown.ConditionalAtRisk([1, 2], 0));
        Assert.True(double.IsNaN(Drawdown.Maximum([1, double.NaN, 0.5])));
        Assert.True(double.IsNaN(Drawdown.ConditionalAtRisk([1, double.NaN, 0.5], 0.5)));
        Assert.Empty(DrawdownEpisode.Deepest([1, 0.5, double.NaN], 5));
    }

    [Fact]
    public void Thinned_curves_keep_the_maximum_drawdown_exactly()
    {
        Random random = new(9);
        for (int run = 0; run < 300; run++)
        {
            double[] curve = new double[random.Next(1, 3000)];
            double level = 100;
            for (int i = 0; i < curve.Length; i++)
            {
                curve[i] = level *= 1 + 0.1 * (random.NextDouble() - 0.5);
            }

            int runs = random.Next(1, 20);
            int[] kept = MinMaxDownsample.Indices(curve, runs);
            double[] thinned = [.. kept.Select(i => curve[i])];

            Assert.Equal(Drawdown.Maximum(curve), Drawdown.Maximum(thinned));
            Assert.Equal(curve.Max(), thinned.Max());
            Assert.Equal(curve.Min(), thinned.Min());
            Assert.Equal(kept.Distinct().Order(), kept);
            Assert.Equal(0, kept[0]);
            Assert.Equal(curve.Length - 1, kept[^1]);
            Assert.True(kept.Length <= MinMaxDownsample.MaximumCount(runs));
        }
    }

    [Fact]
    public void Thinning_keeps_a_fall_that_lies_the_wrong_way_round_in_one_run()
    {
        double[] curve = [50, 60, 70, 100, 90, 80, 95, 150, 180, 200, 210, 220];

        double[] thinned = [.. MinMaxDownsample.Indices(curve, 1).Select(i => curve[i])];

        Assert.Equal(0.2, Drawdown.Maximum(thinned), 1e-15);
        Assert.True(thinned.Length < curve.Length);
    }

    [Fact]
    public void Thinning_handles_gaps_and_no_points()
    {
        Assert.Empty(MinMaxDownsample.Indices([], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinMaxDownsample.Indices([1], 0));
        double[] gap = [double.NaN, 5, 1, double.NaN, 9, 3, 4, double.NaN];
        int[] kept = MinMaxDownsample.Indices(gap, 1);
        Assert.Contains(2, kept);
        Assert.Contains(4, kept);
    }
}

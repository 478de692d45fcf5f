using System.Text.Json;
using OptiFire.Numerics.Regimes;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Regimes;

public sealed class VixRegimeFilterTests
{
    private static readonly VixBands Bands = new();

    [Fact]
    public void Regime_neither_flaps_at_an_edge_nor_waits_for_a_crisis() =>
        Assert.Equal(
            [
                VixRegime.Low,
                VixRegime.Low,
                VixRegime.Low,
                VixRegime.Low,
                VixRegime.Crisis,
                VixRegime.Crisis,
                VixRegime.Elevated,
            ],
            Run([14.9, 15.1, 14.8, 15.2, 31, 29.5, 28.9])
        );

    [Fact]
    public void A_rise_needs_successive_readings_and_goes_as_far_as_all_support() =>
        Assert.Equal(
            [VixRegime.Low, VixRegime.Low, VixRegime.Normal, VixRegime.Normal, VixRegime.Elevated],
            Run([14, 16, 21, 21, 21])
        );

    [Fact]
    public void A_fall_waits_for_the_dwell_and_for_the_lowered_band() =>
        Assert.Equal(
            [VixRegime.Low, VixRegime.Crisis, VixRegime.Crisis, VixRegime.Low, VixRegime.Low],
            Run([12, 35, 13, 13, 13])
        );

    [Fact]
    public void Hysteresis_holds_to_the_lowered_band_inclusive() =>
        Assert.Equal([VixRegime.Normal, VixRegime.Normal, VixRegime.Normal, VixRegime.Low], Run([15, 14.5, 14, 13.99]));

    [Fact]
    public void Inverted_term_structure_makes_a_crisis_only_from_the_elevated_band_on()
    {
        Assert.Equal(VixRegime.Crisis, Bands.Classify(20, 1.01));
        Assert.Equal(VixRegime.Elevated, Bands.Classify(20, 1));
        Assert.Equal(VixRegime.Elevated, Bands.Classify(20));
        Assert.Equal(VixRegime.Normal, Bands.Classify(19.9, 1.2));
        Assert.Equal(
            VixRegime.Crisis,
            VixRegimeFilter.Step(VixRegimeFilter.Step(default, 12, 0.9, Bands), 22, 1.05, Bands).Regime
        );
    }

    [Fact]
    public void Levels_agree_with_the_reference_under_its_bands()
    {
        JsonElement main = OracleFile.Open("vix_regime").Case("main");
        double[] thresholds = OracleFile.Numbers(main.GetProperty("parameters").GetProperty("thresholds"));
        VixBands bands = new()
        {
            NormalFrom = thresholds[0],
            ElevatedFrom = thresholds[1],
            CrisisFrom = thresholds[2],
            Hysteresis = 0,
            MinimumDwell = 1,
        };
        double[] vix = OracleFile.Numbers(main.GetProperty("input").GetProperty("vix_close"));
        int[] expected =
        [
            .. main.GetProperty("expected").GetProperty("regime").EnumerateArray().Select(e => e.GetInt32()),
        ];

        Assert.Equal(expected, vix.Select(v => (int)bands.Classify(v)));
        Assert.Equal(expected, Run(vix, bands).Select(r => (int)r));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(20, 0)]
    public void Readings_that_cannot_be_are_rejected(double vix, double termStructure) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VixRegimeFilter.Step(default, vix, termStructure, Bands));

    [Fact]
    public void Bands_that_do_not_rise_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VixBands { NormalFrom = 25 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new VixBands { CrisisFrom = double.NaN }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new VixBands { MinimumDwell = 0 }.Validate());
    }

    private static VixRegime[] Run(double[] vix, VixBands? bands = null)
    {
        VixRegimeState state = default;
        VixRegime[] regimes = new VixRegime[vix.Length];
        for (int t = 0; t < vix.Length; t++)
        {
            state = VixRegimeFilter.Step(state, vix[t], double.NaN, bands ?? Bands);
            regimes[t] = state.Regime;
        }

        return regimes;
    }
}

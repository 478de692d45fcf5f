using OptiFire.Numerics.Information;

namespace OptiFire.Numerics.Tests.Information;

public sealed class PredictiveEntropyTests
{
    [Fact]
    public void Three_lines_tell_what_the_members_do_not_agree_on()
    {
        PredictiveUncertainty unsure = PredictiveEntropy.OfEnsemble([1, 0, 0, 1], classes: 2);

        // Each member is sure, together they are not.
        Assert.Equal(0, unsure.ExpectedEntropy);
        Assert.Equal(Math.Log(2), unsure.MutualInformation, 1e-15);
        Assert.Equal(0, unsure.Margin);
    }

    [Fact]
    public void Certain_even_and_single_classes_are_those_by_hand()
    {
        Assert.Equal(0, PredictiveEntropy.Of([1, 0]));
        PredictiveUncertainty even = PredictiveEntropy.OfEnsemble([0.25, 0.25, 0.25, 0.25], 4);
        Assert.Equal(Math.Log(4), even.PredictiveEntropy, 1e-12);
        Assert.Equal(1, even.NormalizedEntropy, 1e-12);
        Assert.Equal(0, even.MutualInformation);
        Assert.Equal(0, PredictiveEntropy.OfEnsemble([1], 1).NormalizedEntropy);
    }

    [Fact]
    public void What_is_no_distribution_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PredictiveEntropy.Of([0.5, 0.6]));
        Assert.Throws<ArgumentException>(() => PredictiveEntropy.Of([1.5, -0.5]));
        Assert.Throws<ArgumentException>(() => PredictiveEntropy.Of([]));
        Assert.Throws<ArgumentException>(() => PredictiveEntropy.OfEnsemble([0.5, 0.5, 1], 2));
        Assert.True(double.IsNaN(PredictiveEntropy.OfEnsemble([double.NaN, 0.5], 2).Margin));
    }
}

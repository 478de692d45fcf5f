using OptiFire.Numerics.Inference;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Inference;

[Trait("Category", "Golden")]
public sealed class MultipleTestingTests
{
    public static TheoryData<TrialCorrection> Corrections => [.. Enum.GetValues<TrialCorrection>()];

    [Theory]
    [InlineData(TrialCorrection.Holm, new[] { 0.04, 0.04, 0.08, 0.08 })]
    [InlineData(TrialCorrection.BenjaminiHochberg, new[] { 0.02, 0.02, 0.04, 0.04 })]
    [InlineData(TrialCorrection.BenjaminiYekutieli, new[] { 0.125 / 3, 0.125 / 3, 0.25 / 3, 0.25 / 3 })] // times 25/12
    public void Ties_are_adjusted_alike(TrialCorrection correction, double[] expected)
    {
        double[] ours = new double[4];
        MultipleTesting.Adjust([0.01, 0.01, 0.04, 0.04], correction, ours);
        OracleFile.Close(expected, ours, 1e-12, 0);
    }

    [Theory]
    [MemberData(nameof(Corrections))]
    public void Adjusted_values_keep_the_order_stay_probabilities_and_never_fall(TrialCorrection correction)
    {
        Random random = new(3);
        double[] p = [.. Enumerable.Range(0, 60).Select(_ => Math.Pow(random.NextDouble(), 4)), 0, 1];
        double[] ours = new double[p.Length];

        MultipleTesting.Adjust(p, correction, ours);

        Assert.Equal(0, ours[60]);
        Assert.Equal(1, ours[61]);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.InRange(ours[i], p[i] * (1 - 1e-15), 1);
            Assert.All(Enumerable.Range(0, p.Length), j => Assert.True(p[i] > p[j] || ours[i] <= ours[j] + 1e-15));
        }
    }

    [Theory]
    [MemberData(nameof(Corrections))]
    public void One_test_is_left_alone_and_none_gives_none(TrialCorrection correction)
    {
        double[] one = [0.03];
        MultipleTesting.Adjust(one, correction, one);
        Assert.Equal(0.03, one[0], 1e-15);
        MultipleTesting.Adjust([], correction, []);
        Assert.Equal(1.959963984540054, TrialHurdle.ForTrials(1, correction), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Corrections))]
    public void A_missing_p_value_leaves_the_family_unknown(TrialCorrection correction)
    {
        double[] ours = new double[3];
        MultipleTesting.Adjust([0.02, double.NaN, 0.2], correction, ours);
        Assert.All(ours, v => Assert.True(double.IsNaN(v)));
        Assert.Equal(new(0, double.NaN, double.NaN), TrialHurdle.ForFamily([0.02, double.NaN, 0.2], correction));
    }

    [Theory]
    [InlineData(TrialCorrection.Bonferroni, 0.05)]
    [InlineData(TrialCorrection.Holm, 0.05)]
    [InlineData(TrialCorrection.BenjaminiYekutieli, 0.05)]
    public void Families_of_noise_are_found_no_more_often_than_stated(TrialCorrection correction, double level)
    {
        Random random = new(5);
        const int Runs = 4000;
        double[] p = new double[20];
        int families = 0;
        for (int run = 0; run < Runs; run++)
        {
            for (int i = 0; i < p.Length; i++)
            {
                p[i] = random.NextDouble();
            }

            families += TrialHurdle.ForFamily(p, correction, level).Discoveries > 0 ? 1 : 0;
        }

        Assert.InRange(families / (double)Runs, 0.005, level + 0.01);
    }

    [Fact]
    public void A_cut_names_the_least_discovery()
    {
        TrialCut cut = TrialHurdle.ForFamily([0.9, 0.001, 0.3, 0.002], TrialCorrection.Holm);

        Assert.Equal(new TrialCut(2, 0.002, 0.3), cut);
        Assert.Equal(0.002, TrialHurdle.PValue(cut.Hurdle), 1e-15);
        Assert.True(double.IsNaN(TrialHurdle.ForFamily([0.9], TrialCorrection.Holm).Hurdle));
    }

    [Fact]
    public void A_tail_probability_keeps_its_digits()
    {
        Assert.Equal(1.9599639845400545, -StandardNormal.Quantile(0.025), 1e-12);
        Assert.Equal(2 * 7.619853024160527e-24, TrialHurdle.PValue(-10), 1e-33); // Φ(−10), Abramowitz and Stegun 26.2
        Assert.True(TrialHurdle.PValue(38) > 0);
        Assert.Equal(0, TrialHurdle.PValue(40), 1e-300);
    }

    [Fact]
    public void Wrong_arguments_are_rejected()
    {
        double[] two = new double[2];
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Adjust([1.2, 0.1], TrialCorrection.Holm, two));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MultipleTesting.Adjust([-0.1, 0.1], TrialCorrection.Holm, two)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Adjust([0.1, 0.1], (TrialCorrection)9, two));
        Assert.Throws<ArgumentException>(() => MultipleTesting.Adjust([0.1], TrialCorrection.Holm, two));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialHurdle.ForTrials(0, TrialCorrection.Holm));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialHurdle.ForTrials(5, (TrialCorrection)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialHurdle.ForTrials(5, TrialCorrection.Holm, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HaircutSharpe.Of(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HaircutSharpe.Of(1, 100, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => HaircutSharpe.Of(1, 100, 1, periodsPerYear: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => HaircutSharpe.Of(1, 100, 1, correction: TrialCorrection.Holm));
    }

    [Fact]
    public void Haircuts_of_odd_ratios()
    {
        Assert.Equal(-HaircutSharpe.Of(0.9, 120, 10).Sharpe, HaircutSharpe.Of(-0.9, 120, 10).Sharpe, 1e-15);
        Assert.True(double.IsNaN(HaircutSharpe.Of(0, 120, 10).Haircut));
        Assert.True(double.IsNaN(HaircutSharpe.Of(double.NaN, 120, 10).Sharpe));
        Assert.True(
            HaircutSharpe.Of(0.9, 120, 10, correction: TrialCorrection.Sidak).Sharpe
                > HaircutSharpe.Of(0.9, 120, 10).Sharpe
        );
    }

    [Fact]
    public void Three_lines_correct_a_family()
    {
        double[] p = [0.001, 0.02, 0.4];
        MultipleTesting.Adjust(p, TrialCorrection.Bonferroni, p);
        OracleFile.Close([0.003, 0.06, 1], p, 1e-12, 0);
    }
}

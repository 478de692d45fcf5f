using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Tests.Inference;

public sealed class MacKinnonTests
{
    public static TheoryData<TrendTerms> Trends =>
        [TrendTerms.None, TrendTerms.Constant, TrendTerms.Linear, TrendTerms.Quadratic];

    [Theory]
    [MemberData(nameof(Trends))]
    public void The_two_papers_agree_on_where_five_percent_lies(TrendTerms trend)
    {
        for (int variables = 1; variables <= (trend == TrendTerms.None ? 1 : 6); variables++)
        {
            CriticalValues critical = MacKinnon.CriticalValues(trend, variables, double.PositiveInfinity);

            Assert.Equal(0.01, MacKinnon.PValue(critical.OnePercent, trend, variables), 0.001);
            Assert.Equal(0.05, MacKinnon.PValue(critical.FivePercent, trend, variables), 0.002);
            Assert.Equal(0.10, MacKinnon.PValue(critical.TenPercent, trend, variables), 0.003);
        }
    }

    [Theory]
    [MemberData(nameof(Trends))]
    public void Critical_values_fall_with_the_number_of_variables_and_rise_with_the_level(TrendTerms trend)
    {
        double before = double.PositiveInfinity;
        for (int variables = 1; variables <= (trend == TrendTerms.None ? 1 : 12); variables++)
        {
            foreach (double rows in (double[])[50, 250, double.PositiveInfinity])
            {
                CriticalValues critical = MacKinnon.CriticalValues(trend, variables, rows);
                Assert.True(critical.OnePercent < critical.FivePercent && critical.FivePercent < critical.TenPercent);
            }

            double asymptotic = MacKinnon.CriticalValues(trend, variables, double.PositiveInfinity).FivePercent;
            Assert.True(asymptotic < before);
            before = asymptotic;
        }
    }

    [Theory]
    [MemberData(nameof(Trends))]
    public void Probability_rises_with_the_statistic(TrendTerms trend)
    {
        for (int variables = 1; variables <= 6; variables++)
        {
            double before = 0;
            for (double statistic = -30; statistic <= 4; statistic += 0.01)
            {
                double p = MacKinnon.PValue(statistic, trend, variables);
                Assert.True(
                    p >= before - 2e-3 && p is >= 0 and <= 1,
                    $"{trend} {variables} {statistic}: {p} after {before}"
                );
                before = p;
            }
        }
    }

    [Fact]
    public void What_was_not_tabulated_is_not_a_number()
    {
        Assert.True(double.IsNaN(MacKinnon.PValue(-3, TrendTerms.Constant, 7)));
        Assert.True(double.IsNaN(MacKinnon.PValue(double.NaN, TrendTerms.Constant)));
        Assert.Equal(CriticalValues.Unknown, MacKinnon.CriticalValues(TrendTerms.None, 2, 100));
    }

    [Fact]
    public void Wrong_arguments_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MacKinnon.PValue(-3, TrendTerms.Constant, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MacKinnon.PValue(-3, (TrendTerms)(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MacKinnon.CriticalValues(TrendTerms.Constant, 13, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => MacKinnon.CriticalValues(TrendTerms.Constant, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MacKinnon.CriticalValues(TrendTerms.Constant, 1, double.NaN));
    }

    [Fact]
    public void Three_lines_judge_a_statistic() =>
        Assert.True(
            MacKinnon.PValue(-3, TrendTerms.Constant) < 0.05 && MacKinnon.PValue(-3, TrendTerms.Constant, 2) > 0.05
        );
}

using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Factors;

namespace OptiFire.Numerics.Tests.Factors;

[Trait("Category", "Golden")]
public sealed class PcaPropertyTests
{
    [Fact]
    public void Three_lines_find_the_common_factor()
    {
        (double[] columns, double[] factor) = OneFactor(252, 20);
        PcaFit fit = Pca.Fit(columns, 20);
        double[] first = FirstFactorReturns(fit, columns);

        Assert.Equal(1, fit.ComponentCount);
        Assert.True(Math.Abs(Correlation.Pearson(first, factor)) > 0.99);
    }

    [Fact]
    public void Shuffled_columns_shuffle_the_loadings_only()
    {
        (double[] columns, _) = OneFactor(252, 20);
        int[] order = [.. Enumerable.Range(0, 20).OrderBy(i => (i * 7 + 3) % 20)];
        double[] shuffled = [.. order.SelectMany(i => columns[(i * 252)..((i + 1) * 252)])];

        PcaFit fit = Pca.Fit(columns, 20, rule: ComponentRule.Exactly(3));
        PcaFit other = Pca.Fit(shuffled, 20, rule: ComponentRule.Exactly(3));

        for (int j = 0; j < 3; j++)
        {
            Assert.Equal(fit.ExplainedVariance(j), other.ExplainedVariance(j), 1e-12);
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(fit.Loadings(j)[order[i]], other.Loadings(j)[i], 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(252, 20)]
    [InlineData(15, 40)]
    public void Refit_on_the_same_data_gives_the_same_bits(int rows, int count)
    {
        (double[] columns, _) = OneFactor(rows, count);

        PcaFit first = Pca.Fit(columns, count, rule: ComponentRule.Exactly(4));
        PcaFit again = Pca.Fit(columns, count, rule: ComponentRule.Exactly(4));
        PcaFit aligned = again.AlignedTo(first);

        for (int j = 0; j < 4; j++)
        {
            Assert.Equal(first.Loadings(j), again.Loadings(j));
            Assert.Equal(first.Loadings(j), aligned.Loadings(j));
        }
    }

    [Theory]
    [InlineData(PcaScaling.Correlation)]
    [InlineData(PcaScaling.Covariance)]
    public void Fewer_rows_than_columns_agree_with_the_full_matrix(PcaScaling scaling)
    {
        (double[] columns, _) = OneFactor(12, 30);
        double[] repeated = [.. Enumerable.Range(0, 30).SelectMany(i => Thrice(columns.AsSpan(i * 12, 12)))];

        PcaFit small = Pca.Fit(columns, 30, scaling, ComponentRule.Exactly(12));
        PcaFit large = Pca.Fit(repeated, 30, scaling, ComponentRule.Exactly(12));

        // Rows repeated three times have the same components: only the divisor T − 1 changes.
        Assert.Equal(11, small.ComponentCount);
        Assert.Equal(11, large.ComponentCount);
        double ratio = scaling == PcaScaling.Correlation ? 1 : 3.0 * 11 / 35;
        for (int j = 0; j < 11; j++)
        {
            Assert.Equal(ratio * small.ExplainedVariance(j), large.ExplainedVariance(j), 1e-12);
            for (int i = 0; i < 30; i++)
            {
                Assert.Equal(small.Loadings(j)[i], large.Loadings(j)[i], 1e-9);
            }
        }
    }

    [Fact]
    public void Alignment_keeps_place_and_sign_when_components_swap()
    {
        double[] before = Pattern(3, 2);
        double[] after = [.. Pattern(2, 3).Select(v => -v)];

        PcaFit first = Pca.Fit(before, 4, PcaScaling.Covariance, ComponentRule.Exactly(2));
        PcaFit second = Pca.Fit(after, 4, PcaScaling.Covariance, ComponentRule.Exactly(2));
        PcaFit aligned = second.AlignedTo(first);

        Assert.True(second.ExplainedVariance(0) > second.ExplainedVariance(1));
        Assert.True(aligned.ExplainedVariance(0) < aligned.ExplainedVariance(1));
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(first.Loadings(0)[i], aligned.Loadings(0)[i], 1e-12);
            Assert.Equal(first.Loadings(1)[i], aligned.Loadings(1)[i], 1e-12);
        }
    }

    [Fact]
    public void Noise_keeps_few_components_and_the_share_rule_keeps_enough()
    {
        var random = new Random(7);
        double[] noise = [.. Enumerable.Range(0, 500 * 50).Select(_ => Normal(random))];

        PcaFit above = Pca.Fit(noise, 50);
        PcaFit share = Pca.Fit(noise, 50, rule: ComponentRule.Explaining());

        Assert.InRange(above.ComponentCount, 0, 2);
        double explained = Enumerable.Range(0, share.ComponentCount).Sum(share.ExplainedShare);
        Assert.True(explained >= 0.55);
        Assert.True(explained - share.ExplainedShare(share.ComponentCount - 1) < 0.55);
        Assert.Equal(50, share.TotalVariance);
    }

    [Fact]
    public void Marchenko_pastur_edges_are_what_the_hand_computes()
    {
        Assert.Equal(2.25, MarchenkoPastur.UpperEdge(400, 100), 1e-15);
        Assert.Equal(0.25, MarchenkoPastur.LowerEdge(400, 100), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => MarchenkoPastur.UpperEdge(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarchenkoPastur.LowerEdge(1, 0));
    }

    [Fact]
    public void Constant_column_takes_no_part_and_a_duplicate_adds_no_component()
    {
        (double[] columns, _) = OneFactor(100, 3);
        double[] five = [.. columns, .. Enumerable.Repeat(0.1, 100), .. columns[..100]];

        PcaFit fit = Pca.Fit(five, 5, rule: ComponentRule.Exactly(5));

        Assert.Equal(3, fit.ComponentCount);
        Assert.Equal(4, fit.Eigenvalues.Length);
        Assert.Equal(4, fit.TotalVariance);
        Assert.Equal(0, fit.Deviations[3]);
        Assert.Equal(0, fit.Loadings(0)[3]);
        Assert.Equal(fit.Loadings(1)[0], fit.Loadings(1)[4], 1e-12);
    }

    [Fact]
    public void Offset_of_a_hundred_million_costs_no_more_than_its_rounding()
    {
        (double[] columns, _) = OneFactor(252, 6);
        double[] units = [.. columns.Select(v => 1000 * v)];

        PcaFit fit = Pca.Fit(units, 6, rule: ComponentRule.Exactly(6));
        PcaFit shifted = Pca.Fit([.. units.Select(v => v + 1e8)], 6, rule: ComponentRule.Exactly(6));

        for (int j = 0; j < 6; j++)
        {
            Assert.Equal(fit.ExplainedVariance(j), shifted.ExplainedVariance(j), 1e-8);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Value_that_is_not_finite_or_overflows_is_reported(double bad)
    {
        (double[] columns, _) = OneFactor(50, 4);
        columns[60] = bad;

        PcaFit fit = Pca.Fit(columns, 4);

        Assert.Equal(PcaStatus.NotFinite, fit.Status);
        Assert.Equal(0, fit.ComponentCount);
        Assert.True(double.IsNaN(fit.NoiseVariance));
    }

    [Fact]
    public void Bad_shapes_are_refused()
    {
        Assert.Equal(PcaStatus.NoVariation, Pca.Fit([1, 1, 2, 2], 2).Status);
        Assert.Throws<ArgumentException>(() => Pca.Fit([], 1));
        Assert.Throws<ArgumentException>(() => Pca.Fit([1, 2], 2));
        Assert.Throws<ArgumentException>(() => Pca.Fit([1, 2, 3, 4, 5], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit([1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit([1, 2], 1, (PcaScaling)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit([1, 2, 3, 1], 2, rule: ComponentRule.Exactly(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ComponentRule.Exactly(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ComponentRule.Explaining(double.NaN));
        PcaFit fit = Pca.Fit([1, 2, 3, 1, 5, 2], 2, rule: ComponentRule.Exactly(1));
        Assert.Throws<ArgumentException>(() => fit.Scores([1], new double[1]));
        Assert.Throws<ArgumentException>(() => fit.FactorReturns([1, 2], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Loadings(1));
        Assert.Throws<ArgumentException>(() => fit.AlignedTo(Pca.Fit([1, 2, 3], 1)));
    }

    [Fact]
    public void Missing_return_gives_missing_factors()
    {
        PcaFit fit = Pca.Fit([1, 2, 3, 1, 5, 2], 2, rule: ComponentRule.Exactly(2));
        double[] factors = new double[2];

        fit.FactorReturns([double.NaN, 1], factors);

        Assert.All(factors, f => Assert.True(double.IsNaN(f)));
    }

    internal static (double[] Columns, double[] Factor) OneFactor(int rows, int count)
    {
        var random = new Random(rows + count);
        double[] factor = [.. Enumerable.Range(0, rows).Select(_ => 0.01 * Normal(random))];
        double[] columns = new double[rows * count];
        for (int i = 0; i < count; i++)
        {
            for (int t = 0; t < rows; t++)
            {
                columns[i * rows + t] = (0.5 + 0.05 * i) * factor[t] + 0.003 * Normal(random);
            }
        }

        return (columns, factor);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[] FirstFactorReturns(PcaFit fit, double[] columns)
    {
        int rows = columns.Length / fit.ColumnCount;
        double[] result = new double[rows];
        double[] row = new double[fit.ColumnCount];
        double[] factors = new double[fit.ComponentCount];
        for (int t = 0; t < rows; t++)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = columns[i * rows + t];
            }

            fit.FactorReturns(row, factors);
            result[t] = factors[0];
        }

        return result;
    }

    // Two orthogonal patterns over four columns with the given strengths.
    private static double[] Pattern(double first, double second)
    {
        double[] columns = new double[4 * 40];
        for (int t = 0; t < 40; t++)
        {
            double a = first * Math.Cos(Math.PI * t / 10);
            double b = second * Math.Sin(Math.PI * t / 10);
            columns[t] = 2 * a;
            columns[40 + t] = a;
            columns[80 + t] = 2 * b;
            columns[120 + t] = -b;
        }

        return columns;
    }

    private static double[] Thrice(ReadOnlySpan<double> values) => [.. values, .. values, .. values];
}

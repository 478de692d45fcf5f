using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Tests.Inference;

public sealed class OlsTests
{
    [Fact]
    public void Residuals_are_orthogonal_to_every_column()
    {
        Random random = new(5);
        const int N = 40;
        double[] columns = [.. Enumerable.Range(0, 4 * N).Select(_ => random.NextDouble() - 0.5)];
        double[] y = [.. Enumerable.Range(0, N).Select(_ => random.NextDouble())];

        OlsFit fit = Ols.Fit(y, columns, 4);

        for (int j = 0; j < 4; j++)
        {
            double product = 0;
            for (int i = 0; i < N; i++)
            {
                product += columns[j * N + i] * fit.Residuals[i];
            }

            Assert.Equal(0, product, 1e-13);
        }
    }

    [Fact]
    public void Columns_that_depend_on_each_other_determine_nothing()
    {
        Assert.False(Ols.FitLine([1, 2, 3], [0.1, 0.1, 0.1]).IsDetermined);
        Assert.False(Ols.FitLine([1, 2, 3], [1e8, 1e8, 1e8]).IsDetermined);
        Assert.False(Ols.Fit([1, 2, 3], [0, 0, 0], 1).IsDetermined);
        Assert.True(double.IsNaN(Ols.FitLine([1, 2, 3], [5, 5, 5]).Coefficients[1]));
    }

    [Fact]
    public void A_missing_value_determines_nothing()
    {
        Assert.False(Ols.FitLine([1, double.NaN, 3], [1, 2, 4]).IsDetermined);
        Assert.False(Ols.FitLine([1, 2, 3], [1, double.NaN, 4]).IsDetermined);
    }

    [Fact]
    public void Two_points_give_the_exact_line_and_no_error()
    {
        OlsFit fit = Ols.FitLine([3, 7], [1, 3]);

        Assert.Equal(1, fit.Coefficients[0], 1e-14);
        Assert.Equal(2, fit.Coefficients[1], 1e-14);
        Assert.True(double.IsNaN(fit.StandardError(1)));
        Assert.True(double.IsNaN(OlsDiagnostics.Of(fit).LogLikelihood));
        Assert.True(double.IsNaN(OlsDiagnostics.Of(Ols.FitLine([1, 2, 3], [5, 5, 5])).DurbinWatson));
    }

    [Fact]
    public void Fewer_rows_than_columns_are_rejected() =>
        Assert.Throws<ArgumentException>(() => Ols.Fit([1], [1, 2], 2));
}

using OptiFire.Numerics.Inference;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Inference;

public sealed class StudentTTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Few_degrees_of_freedom_have_closed_forms(int freedom)
    {
        foreach (double t in (double[])[0, 1e-3, 0.5, 1, 3, 50, 1e6])
        {
            double expected = freedom == 1 ? 1 - 2 / Math.PI * Math.Atan(t) : 1 - t / Math.Sqrt(2 + t * t);
            OracleFile.Close(expected, StudentT.TwoSidedPValue(-t, freedom), 1e-11, 1e-15, $"{t}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(119)]
    [InlineData(2500.5)]
    public void Quantile_inverts_the_probability(double freedom)
    {
        foreach (double p in (double[])[1e-100, 1e-20, 1e-6, 0.04, 0.5, 0.9, 1 - 1e-9])
        {
            OracleFile.Close(
                p,
                StudentT.TwoSidedPValue(StudentT.TwoSidedQuantile(p, freedom), freedom),
                1e-9,
                0,
                $"{p}"
            );
        }

        Assert.Equal(0, StudentT.TwoSidedQuantile(1, freedom));
        Assert.Equal(double.PositiveInfinity, StudentT.TwoSidedQuantile(0, freedom));
    }

    [Fact]
    public void Wrong_arguments_are_rejected_and_a_missing_value_passes()
    {
        Assert.True(double.IsNaN(StudentT.TwoSidedPValue(double.NaN, 5)));
        Assert.True(double.IsNaN(StudentT.TwoSidedQuantile(double.NaN, 5)));
        Assert.Equal(0, StudentT.TwoSidedPValue(double.NegativeInfinity, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSidedPValue(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSidedPValue(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSidedQuantile(1.1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSidedQuantile(0.1, -1));
    }
}

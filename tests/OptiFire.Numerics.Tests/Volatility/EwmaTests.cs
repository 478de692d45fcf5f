using System.Text.Json;
using OptiFire.Numerics.Volatility;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Volatility;

[Trait("Category", "Golden")]
public sealed class EwmaTests
{
    [Fact]
    public void Dispersion_of_one_value_a_constant_and_a_gap()
    {
        double[] actual = new double[3];
        EwmaDispersion.Variance([1e8, 1e8, 1e8], 0.1, true, true, actual);
        Assert.Equal([double.NaN, 0, 0], actual);
        EwmaDispersion.Variance([1, double.NaN, 1], 0.1, false, false, actual);
        Assert.Equal([0, double.NaN, double.NaN], actual);
        EwmaDispersion.Variance([], 0.1, true, true, []);
        Assert.Throws<ArgumentException>(() => EwmaDispersion.Variance([1], 0.1, true, true, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => EwmaDispersion.Variance([1], 0, true, true, new double[1]));
    }

    [Theory]
    [InlineData("t15")]
    [InlineData("t10")]
    public void Variance_gives_the_volatility_target_reference(string id)
    {
        JsonElement reference = OracleFile.Open("vol_target").Case(id);
        double decay = reference.GetProperty("parameters").GetProperty("lambda_").GetDouble();
        double[] returns = OracleFile.Numbers(reference.GetProperty("input").GetProperty("returns"));
        var covariance = new EwmaCovariance(1, decay);
        double[] actual = new double[returns.Length];
        for (int t = 0; t < returns.Length; t++)
        {
            Assert.True(covariance.Update([returns[t]]));
            actual[t] = Math.Sqrt(covariance.PortfolioVariance([1]) * 252);
        }

        double[] expected = OracleFile.Numbers(reference.GetProperty("expected").GetProperty("ann_vol_after_day"));
        OracleFile.Close(expected, actual, 1e-10, 1e-12);
    }

    [Fact]
    public void Mean_handles_short_and_leading_gap_input_like_the_reference()
    {
        var mean = new EwmaMean(0.5);
        double[] actual = new double[3];

        mean.Compute([double.NaN, 1, 2], actual);

        Assert.Equal([double.NaN, 1, 5.0 / 3], actual);
        mean.Compute([], []);
        Assert.Equal(1, EwmaMean.AlphaOfSpan(1));
        Assert.Equal(0.5, EwmaMean.AlphaOfHalfLife(1), tolerance: 1e-15);
    }

    [Fact]
    public void Stream_and_batch_agree_bit_for_bit_and_ignore_the_future()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 500).Select(i => i % 37 == 5 ? double.NaN : random.NextDouble())];
        double[] changed = [.. x[..300], .. x[300..].Select(v => 1000 * v)];
        var mean = new EwmaMean(0.07);
        double[] batch = new double[500];
        double[] other = new double[500];
        mean.Compute(x, batch);
        mean.Compute(changed, other);

        EwmaMeanState state = EwmaMeanState.Empty;
        for (int t = 0; t < x.Length; t++)
        {
            state = mean.Step(new(state.Mean, state.Weight), x[t]);
            Assert.Equal(batch[t], state.Mean);
        }

        Assert.Equal(batch[..300], other[..300]);
    }

    [Fact]
    public void Covariance_matrix_matches_the_pairwise_recursions_bit_for_bit()
    {
        var random = new Random(2);
        var matrix = new EwmaCovariance(3, 0.9);
        double[][] columns = [.. Enumerable.Range(0, 3).Select(_ => new double[200])];
        for (int t = 0; t < 200; t++)
        {
            double[] returns = [.. columns.Select(c => c[t] = random.NextDouble() - 0.5)];
            Assert.True(matrix.Update(returns));
            Assert.False(matrix.Update([0.1, double.NaN, 0.2]));
            if (t == 100)
            {
                matrix = new(matrix.Values, matrix.Observations, matrix.Decay);
            }
        }

        double[] scratch = new double[200];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double first = columns[i][0] * columns[j][0];
                double first2 = Ewma.Covariance(
                    columns[i].AsSpan(1),
                    columns[j].AsSpan(1),
                    0.9,
                    first,
                    scratch.AsSpan(1)
                );
                Assert.Equal(first2, matrix.Values[3 * i + j]);
            }
        }

        Assert.Equal(200, matrix.Observations);
        Assert.Equal(matrix.Values[4], matrix.PortfolioVariance([0, 1, 0]));
    }

    [Fact]
    public void Portfolio_variance_sees_a_hedge()
    {
        var matrix = new EwmaCovariance(2);
        Assert.True(double.IsNaN(matrix.PortfolioVariance([1, 1])));
        foreach (double r in (double[])[0.01, -0.02, 0.005])
        {
            matrix.Update([r, 2 * r]);
        }

        Assert.Equal(0, matrix.PortfolioVariance([1, -0.5]), tolerance: 1e-18);
        Assert.Equal(9 * matrix.Values[0], matrix.PortfolioVariance([1, 1]), tolerance: 1e-15);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var matrix = new EwmaCovariance(2);

        Assert.Throws<ArgumentOutOfRangeException>(() => new EwmaMean(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EwmaMean(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => EwmaMean.AlphaOfSpan(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => EwmaMean.AlphaOfHalfLife(0));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new EwmaMean(0.5).Step(EwmaMeanState.Empty, double.PositiveInfinity)
        );
        Assert.Throws<ArgumentException>(() => new EwmaMean(0.5).Compute([1, 2], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ewma.Next(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ewma.Variance([1], 0.9, -1, new double[1]));
        Assert.Throws<ArgumentException>(() => Ewma.Covariance([1], [1, 2], 0.9, 0, new double[1]));
        Assert.Throws<ArgumentException>(() => Ewma.Backcast([]));
        Assert.Throws<ArgumentException>(() => matrix.Update([1]));
        Assert.Throws<ArgumentException>(() => matrix.Update([1, double.NegativeInfinity]));
        Assert.Throws<ArgumentException>(() => matrix.PortfolioVariance([1]));
        Assert.Throws<ArgumentException>(() => new EwmaCovariance([1, 0, 0], 1));
        Assert.Throws<ArgumentException>(() => new EwmaCovariance([1, 0.5, 0.4, 1], 1));
        Assert.True(double.IsNaN(Ewma.Next(1, double.NaN, 0.9)));
    }
}

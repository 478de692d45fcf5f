using System.Text.Json;
using OptiFire.Numerics.Learning;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Learning;

[Trait("Category", "Golden")]
public sealed class RecursiveLeastSquaresTests
{
    [Theory]
    [InlineData("lambda_0.98")]
    [InlineData("lambda_1")]
    [InlineData("lambda_0.95")]
    public void Update_matches_the_weighted_batch_reference(string id)
    {
        JsonElement reference = OracleFile.Open("rls_forgetting").Case(id);
        JsonElement parameters = reference.GetProperty("parameters");
        double[][] rows =
        [
            .. reference.GetProperty("input").GetProperty("X").EnumerateArray().Select(OracleFile.Numbers),
        ];
        double[] y = OracleFile.Numbers(reference.GetProperty("input").GetProperty("y"));
        var regression = new RecursiveLeastSquares(
            rows[0].Length,
            parameters.GetProperty("forgetting").GetDouble(),
            parameters.GetProperty("delta").GetDouble()
        );

        var every20 = new List<double[]>();
        double[] predictions = new double[y.Length];
        double squares = 0;
        for (int t = 0; t < y.Length; t++)
        {
            RecursiveLeastSquaresStep step = regression.Update(rows[t], y[t]);
            predictions[t] = step.Prediction;
            squares += t >= 20 ? step.Error * step.Error / (y.Length - 20) : 0;
            if ((t + 1) % 20 == 0)
            {
                every20.Add(regression.Coefficients.ToArray());
            }
        }

        JsonElement expected = reference.GetProperty("expected");
        JsonElement[] thetas = [.. expected.GetProperty("theta_every_20").EnumerateArray()];
        Assert.Equal(thetas.Length, every20.Count);
        for (int i = 0; i < thetas.Length; i++)
        {
            OracleFile.Close(OracleFile.Numbers(thetas[i]), every20[i], 1e-8, 1e-10, $"theta {i}");
        }

        double[] last10 = OracleFile.Numbers(expected.GetProperty("one_step_predictions_last10"));
        OracleFile.Close(last10, predictions.AsSpan(predictions.Length - 10), 1e-8, 1e-10, "predictions");
        OracleFile.Close(expected.GetProperty("a_priori_mse_after_20").GetDouble(), squares, 1e-8, 1e-10, "mse");
    }

    [Fact]
    public void Update_without_forgetting_or_prior_is_ordinary_least_squares()
    {
        // y = a + bx by the textbook sums.
        var random = new Random(7);
        var regression = new RecursiveLeastSquares(2, forgetting: 1, delta: 1e14);
        double[] x = [.. Enumerable.Range(0, 300).Select(_ => 4 * random.NextDouble() - 1)];
        double[] y = [.. x.Select(v => 0.3 - 2.5 * v + random.NextDouble())];
        for (int t = 0; t < x.Length; t++)
        {
            regression.Update([1, x[t]], y[t]);
        }

        double slope =
            x.Zip(y, (u, v) => (u - x.Average()) * (v - y.Average())).Sum()
            / x.Sum(u => (u - x.Average()) * (u - x.Average()));
        Assert.Equal(slope, regression.Coefficients[1], tolerance: 1e-9);
        Assert.Equal(y.Average() - slope * x.Average(), regression.Coefficients[0], tolerance: 1e-9);
    }

    [Fact]
    public void Update_tracks_a_step_change_within_three_memories()
    {
        var random = new Random(11);
        var regression = new RecursiveLeastSquares(1, forgetting: 0.99, delta: 100);
        for (int t = 0; t < 1000 + 300; t++)
        {
            double x = random.NextDouble() + 0.5;
            regression.Update([x], (t < 1000 ? 1 : -1) * x);
        }

        // e⁻³ of the change of 2 is left after 3/(1 − λ).
        Assert.InRange(regression.Coefficients[0], -1, -1 + 2 * Math.Exp(-3));
    }

    [Fact]
    public void Update_forgets_by_elapsed_time()
    {
        var steady = new RecursiveLeastSquares(1, 0.9, 10);
        var sparse = new RecursiveLeastSquares(1, 0.9, 10);
        steady.Update([1], 1);
        sparse.Update([1], 1);
        steady.Update([0], 5); // teaches nothing, ages by one
        steady.Update([0], 5);
        steady.Update([1], 3);
        sparse.Update([1], 3, elapsed: 3);

        Assert.Equal(steady.Coefficients[0], sparse.Coefficients[0], tolerance: 1e-14);
    }

    [Fact]
    public void Trace_cap_stops_wind_up_without_excitation()
    {
        var capped = new RecursiveLeastSquares(2, 0.98, 100, traceCap: 50_000);
        var free = new RecursiveLeastSquares(2, 0.98, 100);
        foreach (RecursiveLeastSquares regression in (RecursiveLeastSquares[])[capped, free])
        {
            regression.Update([1, 0.5], 1);
            regression.Update([1, -0.5], 0);
            for (int t = 0; t < 100_000; t++)
            {
                regression.Update([0, 0], 0);
            }
        }

        Assert.Equal(50_000, capped.CovarianceTrace, tolerance: 1e-3);
        Assert.True(free.CovarianceTrace > 1e200);
        Assert.All(free.Coefficients.ToArray(), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(0.5, capped.Coefficients[0], tolerance: 0.02);
    }

    [Fact]
    public void Trace_cap_out_of_reach_changes_nothing()
    {
        var random = new Random(5);
        var capped = new RecursiveLeastSquares(2, 0.98, 100, traceCap: 1e12);
        var free = new RecursiveLeastSquares(2, 0.98, 100);
        for (int t = 0; t < 500; t++)
        {
            double[] x = [1, random.NextDouble()];
            double y = random.NextDouble();
            capped.Update(x, y);
            free.Update(x, y);
            Assert.Equal(free.Coefficients.ToArray(), capped.Coefficients.ToArray());
        }
    }

    [Fact]
    public void Restored_state_goes_on_bit_for_bit()
    {
        var random = new Random(3);
        var whole = new RecursiveLeastSquares(3, 0.97, 10, traceCap: 1000);
        var parts = new RecursiveLeastSquares(3, 0.97, 10, traceCap: 1000);
        for (int t = 0; t < 400; t++)
        {
            double[] x = [1, random.NextDouble(), random.NextDouble()];
            double y = random.NextDouble();
            RecursiveLeastSquaresStep expected = whole.Update(x, y);
            Assert.Equal(expected, parts.Update(x, y));
            if (t % 50 == 0)
            {
                parts = new(parts.Root, parts.Target, parts.Forgetting, parts.TraceCap);
            }
        }
    }

    [Fact]
    public void Missing_values_teach_nothing()
    {
        var regression = new RecursiveLeastSquares(2, 0.9, 10);
        regression.Update([1, 2], 3);
        double[] root = regression.Root.ToArray();

        RecursiveLeastSquaresStep noTarget = regression.Update([1, 1], double.NaN);
        RecursiveLeastSquaresStep noRegressor = regression.Update([1, double.NaN], 1);

        Assert.Equal(regression.Predict([1, 1]), noTarget.Prediction);
        Assert.True(double.IsNaN(noTarget.Error));
        Assert.True(double.IsNaN(noRegressor.Prediction) && double.IsNaN(noRegressor.Error));
        Assert.Equal(root, regression.Root.ToArray());
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var regression = new RecursiveLeastSquares(2, 0.9, 10);

        Assert.Throws<ArgumentException>(() => regression.Update([1], 1));
        Assert.Throws<ArgumentException>(() => regression.Update([1, double.PositiveInfinity], 1));
        Assert.Throws<ArgumentException>(() => regression.Update([1, 1], double.NegativeInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => regression.Update([1, 1], 1, elapsed: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecursiveLeastSquares(0, 0.9, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecursiveLeastSquares(2, 1.01, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecursiveLeastSquares(2, double.NaN, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecursiveLeastSquares(2, 0.9, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecursiveLeastSquares(2, 0.9, 1, traceCap: 0));
        Assert.Throws<ArgumentException>(() => new RecursiveLeastSquares([1, 0, 1, 1], [0, 0], 0.9));
        Assert.Throws<ArgumentException>(() => new RecursiveLeastSquares([1, 0, 0], [0, 0], 0.9));
    }
}

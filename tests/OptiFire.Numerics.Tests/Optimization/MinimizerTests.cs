using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Tests.Optimization;

public sealed class MinimizerTests
{
    private static readonly double[] Wide = [-10, -10];

    [Fact]
    public void Bounded_search_finds_rosenbrocks_valley_floor()
    {
        Minimum minimum = BoundedMinimizer.Minimize(NumericalGradient.Of(Rosenbrock), [-1.2, 1], Wide, [10, 10]);

        Assert.True(minimum.Status is { Converged: true, AtBoundary: false }, $"{minimum.Status}");
        Assert.Equal(1, minimum.Point[0], tolerance: 1e-5);
        Assert.Equal(1, minimum.Point[1], tolerance: 1e-5);
    }

    [Fact]
    public void Bounded_search_stops_at_the_bound()
    {
        // With x ≤ 0.5 the valley's lowest point is x = 0.5, y = x².
        Minimum minimum = BoundedMinimizer.Minimize(NumericalGradient.Of(Rosenbrock), [-1.2, 1], Wide, [0.5, 10]);

        Assert.True(minimum.Status is { Converged: true, AtBoundary: true }, $"{minimum.Status}");
        Assert.Equal(0.5, minimum.Point[0]);
        Assert.Equal(0.25, minimum.Point[1], tolerance: 1e-6);
        Assert.Equal(0.25, minimum.Value, tolerance: 1e-9);
    }

    [Fact]
    public void Bounded_search_steps_back_from_outside_the_domain()
    {
        // −ln x + x has its minimum at 1 and is NaN below 0.
        Minimum minimum = BoundedMinimizer.Minimize(
            (x, gradient) =>
            {
                if (!gradient.IsEmpty)
                {
                    gradient[0] = 1 - 1 / x[0];
                }

                return x[0] - Math.Log(x[0]);
            },
            [30],
            [-100],
            [100]
        );

        Assert.True(minimum.Status.Converged);
        Assert.Equal(1, minimum.Point[0], tolerance: 1e-6);
    }

    [Fact]
    public void Bounded_search_says_when_it_gave_up()
    {
        Minimum minimum = BoundedMinimizer.Minimize(
            NumericalGradient.Of(Rosenbrock),
            [-1.2, 1],
            Wide,
            [10, 10],
            maximumIterations: 2
        );

        Assert.False(minimum.Status.Converged);
        Assert.Equal(2, minimum.Status.Iterations);
        Assert.True(minimum.Status.GradientNorm > 1e-3);
    }

    [Fact]
    public void Bounded_search_refuses_bad_input()
    {
        DifferentiableObjective objective = NumericalGradient.Of(Rosenbrock);

        Assert.Throws<ArgumentException>(() => BoundedMinimizer.Minimize(objective, [0], Wide, [1, 1]));
        Assert.Throws<ArgumentException>(() => BoundedMinimizer.Minimize(objective, [], [], []));
        Assert.Throws<ArgumentException>(() => BoundedMinimizer.Minimize(objective, [0, 0], [1, 1], [-1, 2]));
        Assert.Throws<ArgumentException>(() => BoundedMinimizer.Minimize(objective, [double.NaN, 0], Wide, [1, 1]));
        Assert.Throws<ArgumentException>(() =>
            BoundedMinimizer.Minimize(NumericalGradient.Of(_ => double.NaN), [0, 0], Wide, [1, 1])
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => BoundedMinimizer.Minimize(objective, [0, 0], Wide, [1, 1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            BoundedMinimizer.Minimize(objective, [0, 0], Wide, [1, 1], 1e-7, 0)
        );
    }

    [Fact]
    public void Scalar_search_finds_an_interior_and_a_corner_minimum()
    {
        (double inside, double value, _, bool converged) = ScalarMinimizer.Minimize(x => Math.Cosh(x - 0.7), -3, 5);
        (double corner, _, _, bool also) = ScalarMinimizer.Minimize(x => x, -3, 5);

        Assert.True(converged && also);
        Assert.Equal(0.7, inside, tolerance: 1e-7);
        Assert.Equal(1, value, tolerance: 1e-14);
        Assert.Equal(-3, corner, tolerance: 1e-6);
    }

    [Fact]
    public void Scalar_search_refuses_bad_input_and_says_when_it_gave_up()
    {
        Assert.Throws<ArgumentException>(() => ScalarMinimizer.Minimize(x => x, 1, 1));
        Assert.Throws<ArgumentException>(() => ScalarMinimizer.Minimize(x => x, double.NegativeInfinity, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScalarMinimizer.Minimize(x => x, 0, 1, tolerance: 0));
        Assert.False(ScalarMinimizer.Minimize(x => x * x, -1, 2, maximumIterations: 2).Converged);
    }

    private static double Rosenbrock(ReadOnlySpan<double> x) =>
        100 * (x[1] - x[0] * x[0]) * (x[1] - x[0] * x[0]) + (1 - x[0]) * (1 - x[0]);
}

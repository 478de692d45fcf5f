using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Tests.Reductions;

public sealed class ReductionTests
{
    [Fact]
    public void Reductions_add_in_the_stated_order_whatever_the_vector_width()
    {
        Random random = new(1);
        for (int n = 0; n <= 67; n++)
        {
            double[] x = Draw(random, n);
            double[] y = Draw(random, n);

            AssertBits(Stated(n, i => x[i]), Reduction.Sum(x));
            AssertBits(Stated(n, i => x[i] * y[i]), Reduction.Dot(x, y));
            AssertBits(Stated(n, i => x[i] * x[i]), Reduction.SumOfSquares(x));
            AssertBits(Stated(n, i => (x[i] - 0.5) * (x[i] - 0.5)), Reduction.SumOfSquaredDeviations(x, 0.5));
            if (n > 0)
            {
                double mean = x[0] + Stated(n, i => x[i] - x[0]) / n;
                AssertBits(mean, Reduction.Mean(x));
                AssertBits(
                    Stated(n, i => (x[i] - mean) * (y[i] - Reduction.Mean(y))),
                    CrossDeviations.Of(x, y).Products
                );
            }
        }
    }

    [Fact]
    public void Mean_keeps_its_digits_at_a_large_offset() =>
        Assert.Equal(1e8 + 0.25, Reduction.Mean([1e8, 1e8 + 0.5, 1e8, 1e8 + 0.5]));

    [Fact]
    public void Empty_input_sums_to_zero_and_has_no_mean()
    {
        Assert.Equal(0, Reduction.Sum([]));
        Assert.Equal(0, Reduction.Dot([], []));
        Assert.True(double.IsNaN(Reduction.Mean([])));
    }

    [Fact]
    public void A_missing_value_is_passed_on_from_any_place()
    {
        for (int place = 0; place < 19; place++)
        {
            double[] x = new double[19];
            x[place] = double.NaN;

            Assert.True(double.IsNaN(Reduction.Sum(x)));
            Assert.True(double.IsNaN(Reduction.SumOfSquares(x)));
            Assert.True(double.IsNaN(Reduction.Mean(x)));
        }
    }

    [Fact]
    public void Unequal_lengths_are_rejected() => Assert.Throws<ArgumentException>(() => Reduction.Dot([1, 2], [1]));

    [Fact]
    public void Window_shows_the_last_values_oldest_first_also_after_a_restart()
    {
        SlidingWindow window = new(3);
        for (int i = 1; i <= 20; i++)
        {
            window.Push(i);
            double[] expected = [.. Enumerable.Range(1, i).TakeLast(3).Select(v => (double)v)];

            Assert.Equal(expected, window.Values.ToArray());
            window = i % 4 == 0 ? new(3, window.Values) : window;
        }
    }

    [Fact]
    public void Window_rejects_more_saved_values_than_it_keeps() =>
        Assert.Throws<ArgumentException>(() => new SlidingWindow(2, [1, 2, 3]));

    [Fact]
    public void Window_of_one_keeps_the_newest()
    {
        SlidingWindow window = new(1);
        window.Push(1);
        window.Push(2);
        window.Push(3);

        Assert.Equal([3.0], window.Values.ToArray());
    }

    private static double Stated(int n, Func<int, double> term)
    {
        double[] l = new double[8];
        for (int i = 0; i < n; i++)
        {
            l[i % 8] += term(i);
        }

        return ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]));
    }

    private static double[] Draw(Random random, int n) =>
        [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-8, 8)))];

    private static void AssertBits(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}

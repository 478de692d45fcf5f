using OptiFire.Numerics.Dependence;

namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>Looks for d*: the smallest order at which a unit root is rejected.</summary>
/// <remarks>
/// Pass the training sample only. An order chosen on the whole series has seen the future of every backtest on it. The
/// window length jumps with d, so p(d) falls in steps and only nearly monotonously: the grid gives the smallest order on
/// it, the bisection one crossing.
/// <para>Source: M. López de Prado, "Advances in Financial Machine Learning" (2018), section 5.6.</para>
/// </remarks>
public static class DifferencingOrder
{
    /// <summary>Differences the training sample by one order and tests it.</summary>
    /// <param name="training">Log prices of the training sample, oldest first.</param>
    /// <param name="order">The order d.</param>
    /// <param name="test">The unit-root test.</param>
    /// <param name="threshold">τ of the weights, in (0, 1).</param>
    /// <param name="significance">The level below which p rejects the unit root, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static DifferencingOrderFit Evaluate(
        ReadOnlySpan<double> training,
        double order,
        StationarityTest test,
        double threshold = 1e-5,
        double significance = 0.05
    )
    {
        ArgumentNullException.ThrowIfNull(test);
        RequireShare(significance, nameof(significance));
        double[] weights = FractionalWeights.AboveThreshold(order, threshold);
        if (weights.Length > training.Length)
        {
            return new(order, weights.Length, double.NaN, double.NaN, false);
        }

        double[] differenced = new double[training.Length];
        FractionalDifference.FixedWidth(training, weights, differenced, ConvolutionMethod.Fastest);
        ReadOnlySpan<double> defined = differenced.AsSpan(weights.Length - 1);
        double p = test(defined);
        double correlation = Correlation.Pearson(defined, training[(weights.Length - 1)..]);
        return new(order, weights.Length, p, correlation, p < significance);
    }

    /// <summary>The first order of a list that makes the training sample stationary.</summary>
    /// <param name="training">Log prices of the training sample, oldest first.</param>
    /// <param name="orders">The orders to try, in ascending order, such as 0, 0.1 … 1.</param>
    /// <param name="test">The unit-root test.</param>
    /// <param name="threshold">τ of the weights, in (0, 1).</param>
    /// <param name="significance">The level below which p rejects the unit root, in (0, 1).</param>
    /// <returns>The fit; null when no order of the list will do.</returns>
    /// <exception cref="ArgumentException">The orders do not ascend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static DifferencingOrderFit? SmallestOf(
        ReadOnlySpan<double> training,
        ReadOnlySpan<double> orders,
        StationarityTest test,
        double threshold = 1e-5,
        double significance = 0.05
    )
    {
        for (int i = 1; i < orders.Length; i++)
        {
            if (!(orders[i] > orders[i - 1]))
            {
                throw new ArgumentException("The orders must ascend.", nameof(orders));
            }
        }

        foreach (double order in orders)
        {
            DifferencingOrderFit fit = Evaluate(training, order, test, threshold, significance);
            if (fit.IsStationary)
            {
                return fit;
            }
        }

        return null;
    }

    /// <summary>Halves an interval of orders down to where the training sample becomes stationary.</summary>
    /// <param name="training">Log prices of the training sample, oldest first.</param>
    /// <param name="low">The lower end of the interval.</param>
    /// <param name="high">The upper end, above <paramref name="low"/>.</param>
    /// <param name="test">The unit-root test.</param>
    /// <param name="threshold">τ of the weights, in (0, 1).</param>
    /// <param name="significance">The level below which p rejects the unit root, in (0, 1).</param>
    /// <param name="tolerance">How narrow the interval becomes, at least 1e-12.</param>
    /// <returns>The stationary end of the last interval; that of <paramref name="low"/> where it will do; null where
    /// <paramref name="high"/> will not.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static DifferencingOrderFit? Bisect(
        ReadOnlySpan<double> training,
        double low,
        double high,
        StationarityTest test,
        double threshold = 1e-5,
        double significance = 0.05,
        double tolerance = 1e-6
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        if (!(tolerance >= 1e-12))
        {
            throw new ArgumentOutOfRangeException(
                nameof(tolerance),
                tolerance,
                "The tolerance must be at least 1e-12."
            );
        }

        DifferencingOrderFit lowest = Evaluate(training, low, test, threshold, significance);
        DifferencingOrderFit found = Evaluate(training, high, test, threshold, significance);
        if (lowest.IsStationary || !found.IsStationary)
        {
            return lowest.IsStationary ? lowest : null;
        }

        while (found.Order - low > tolerance)
        {
            double middle = low + (found.Order - low) / 2;
            DifferencingOrderFit fit = Evaluate(training, middle, test, threshold, significance);
            (low, found) = fit.IsStationary ? (low, fit) : (middle, found);
        }

        return found;
    }

    private static void RequireShare(double share, string name)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(name, share, "The level of significance must be in (0, 1).");
        }
    }
}

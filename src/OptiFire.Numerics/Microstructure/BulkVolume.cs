using MathNet.Numerics;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Microstructure;

/// <summary>Splits a bar's volume into bought and sold by how far the price moved: bulk volume classification.</summary>
/// <remarks>
/// <code>bought share = F(ΔP/σ)</code>
/// F is the normal distribution, or Student's t with few degrees of freedom (0.25 in the paper), which is closer to one
/// half for ordinary moves. A bar without a move, or any bar while prices do not move at all (σ = 0), is half bought.
/// <para>Source: D. Easley, M. López de Prado and M. O'Hara, "Discerning information from trade data", Journal of
/// Financial Economics 120 (2016) 269–285.</para>
/// </remarks>
public static class BulkVolume
{
    /// <summary>The share of a bar's volume that was bought.</summary>
    /// <param name="priceChange">Close minus the close before it, in currency units.</param>
    /// <param name="deviation">σ of such changes, ≥ 0, same unit; known when the bar closed.</param>
    /// <param name="degreesOfFreedom">Of Student's t, above 0; +∞ is the normal distribution.</param>
    /// <returns>In [0, 1]; one half when the change or σ is 0; NaN if an argument is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">σ is negative or the degrees of freedom not above 0.</exception>
    public static double BuyShare(
        double priceChange,
        double deviation,
        double degreesOfFreedom = double.PositiveInfinity
    )
    {
        RequireDegrees(degreesOfFreedom);
        if (deviation < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A deviation must be ≥ 0.");
        }

        return Share(priceChange, deviation, degreesOfFreedom);
    }

    /// <summary>The bought share of every bar with one σ for all: for σ known beforehand.</summary>
    /// <param name="closes">Closing prices in time order.</param>
    /// <param name="deviation">σ of their changes, ≥ 0.</param>
    /// <param name="degreesOfFreedom">Of Student's t, above 0; +∞ is the normal distribution.</param>
    /// <param name="destination">One share per bar; NaN for the first, which has no change.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">σ is negative or the degrees of freedom not above 0.</exception>
    public static void BuyShares(
        ReadOnlySpan<double> closes,
        double deviation,
        double degreesOfFreedom,
        Span<double> destination
    )
    {
        Reduction.RequireSameLength(closes, destination);
        _ = BuyShare(0, deviation, degreesOfFreedom);
        double before = double.NaN;
        for (int i = 0; i < closes.Length; i++)
        {
            destination[i] = Share(closes[i] - before, deviation, degreesOfFreedom);
            before = closes[i];
        }
    }

    /// <summary>The bought share of every bar with the sample deviation of the changes up to it: nothing looks ahead.</summary>
    /// <param name="closes">Closing prices in time order.</param>
    /// <param name="window">How many changes σ covers, the bar's own included, ≥ 2.</param>
    /// <param name="degreesOfFreedom">Of Student's t, above 0; +∞ is the normal distribution.</param>
    /// <param name="destination">One share per bar, as <see cref="TrailingBulkVolume"/> gives them; NaN until the window
    /// is full and while it holds a NaN.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static void TrailingBuyShares(
        ReadOnlySpan<double> closes,
        int window,
        double degreesOfFreedom,
        Span<double> destination
    )
    {
        Reduction.RequireSameLength(closes, destination);
        TrailingBulkVolume stream = new(window, degreesOfFreedom);
        for (int i = 0; i < closes.Length; i++)
        {
            destination[i] = stream.Push(closes[i]);
        }
    }

    internal static void RequireDegrees(double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(degreesOfFreedom),
                degreesOfFreedom,
                "Degrees of freedom must be above 0."
            );
        }
    }

    internal static double Share(double change, double deviation, double degreesOfFreedom)
    {
        if ((change == 0 && deviation >= 0) || (deviation == 0 && !double.IsNaN(change)))
        {
            return 0.5;
        }

        double z = change / deviation;
        return double.IsPositiveInfinity(degreesOfFreedom)
            ? ScaledErrorFunction.NormalCdf(z)
            : StudentCdf(z, degreesOfFreedom);
    }

    private static double StudentCdf(double t, double degreesOfFreedom)
    {
        if (double.IsNaN(t))
        {
            return t;
        }

        double x = degreesOfFreedom / (degreesOfFreedom + t * t);
        double tail = 0.5 * SpecialFunctions.BetaRegularized(0.5 * degreesOfFreedom, 0.5, x);
        return t > 0 ? 1 - tail : tail;
    }
}

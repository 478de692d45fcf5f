using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Sampling;

/// <summary>An exponential average that restarts at the oldest value of its window, weights adding up to 1.</summary>
internal static class ExpectedLevel
{
    /// <summary>Σ(1 − α)ⁱx₋ᵢ / Σ(1 − α)ⁱ with α = 2/(span + 1); NaN when there is no value.</summary>
    public static double Of(ReadOnlySpan<double> values, int span)
    {
        double keep = 1 - 2.0 / (span + 1);
        double sum = 0;
        double weight = 0;
        foreach (double value in values)
        {
            sum = sum * keep + value;
            weight = weight * keep + 1;
        }

        return sum / weight;
    }

    /// <summary>Of the values kept so far, the span as long as they are many.</summary>
    public static double Of(SlidingWindow window) => Of(window.Values, window.Count);

    /// <summary>The expected length of the next bar.</summary>
    public static double Length(BarExpectations expectations, SlidingWindow lengths) =>
        expectations.AdaptsLength && lengths.Count > 0
            ? Math.Clamp(Of(lengths.Values, expectations.PreviousBars), expectations.LeastTicks, expectations.MostTicks)
            : expectations.InitialTicks;

    /// <summary>The signed size of a trade in the unit that counts.</summary>
    public static double Imbalance(BarMeasure measure, in TradeTick tick, int sign) =>
        measure switch
        {
            BarMeasure.Ticks => sign,
            BarMeasure.Volume => (double)sign * tick.Size,
            _ => (double)sign * tick.Price * tick.Size,
        };
}

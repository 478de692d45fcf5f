namespace OptiFire.Numerics.Sampling;

/// <summary>Who started a trade, guessed from the price: +1 after a rise, −1 after a fall, else as the trade before.</summary>
/// <remarks>Source: C. Lee and M. Ready, "Inferring trade direction from intraday data", Journal of Finance 46 (1991)
/// 733–746.</remarks>
public static class TickRule
{
    /// <summary>The sign of one trade; the step batch and stream share.</summary>
    /// <param name="sign">The sign of the trade before, 0 while there was no change of price.</param>
    /// <param name="previousPrice">The price before, 0 at the first trade.</param>
    /// <param name="price">The price now, above 0, in the same unit.</param>
    /// <returns>+1, −1, or 0 before the first change.</returns>
    public static int Next(int sign, long previousPrice, long price) =>
        previousPrice == 0 || price == previousPrice ? sign
        : price > previousPrice ? 1
        : -1;

    /// <summary>The sign of every trade.</summary>
    /// <param name="prices">Scaled prices in trade order, above 0.</param>
    /// <param name="destination">One sign per trade.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Signs(ReadOnlySpan<long> prices, Span<int> destination)
    {
        if (prices.Length != destination.Length)
        {
            throw new ArgumentException($"{prices.Length} prices, {destination.Length} places.", nameof(destination));
        }

        int sign = 0;
        long before = 0;
        for (int i = 0; i < prices.Length; i++)
        {
            sign = Next(sign, before, prices[i]);
            destination[i] = sign;
            before = prices[i];
        }
    }
}

namespace OptiFire.Numerics.Returns;

internal static class PriceCheck
{
    public static void Shape(ReadOnlySpan<double> prices, Span<double> destination)
    {
        if (prices.IsEmpty || destination.Length != prices.Length - 1)
        {
            throw new ArgumentException(
                $"{prices.Length} prices make {Math.Max(prices.Length - 1, 0)} returns, not {destination.Length}.",
                nameof(destination)
            );
        }

        foreach (double price in prices)
        {
            Positive(price);
        }
    }

    public static void Periods(double periodsPerYear)
    {
        if (!(periodsPerYear > 0 && double.IsFinite(periodsPerYear)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(periodsPerYear),
                periodsPerYear,
                "Must be above 0 and finite."
            );
        }
    }

    public static void Positive(double price)
    {
        if (price <= 0 || double.IsInfinity(price))
        {
            throw new ArgumentOutOfRangeException(nameof(price), price, "A price must be above 0 and finite, or NaN.");
        }
    }
}

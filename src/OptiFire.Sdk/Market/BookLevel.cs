namespace OptiFire.Sdk.Market;

/// <summary>One price of an order book and the quantity waiting there, in the instrument's scaled whole numbers.</summary>
/// <param name="Price">The price, above 0.</param>
/// <param name="Size">The quantity, at least 0.</param>
public readonly record struct BookLevel(long Price, long Size);

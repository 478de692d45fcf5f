namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>The four prices of a span of time, in currency units; all the matching rules know of what happened in it.</summary>
/// <param name="Open">The first price.</param>
/// <param name="High">The highest price.</param>
/// <param name="Low">The lowest price.</param>
/// <param name="Close">The last price.</param>
public readonly record struct BarPrices(decimal Open, decimal High, decimal Low, decimal Close)
{
    /// <summary>Whether the prices can be those of one span: positive, with open and close between low and high.</summary>
    public bool IsConsistent => Low > 0 && Low <= Open && Open <= High && Low <= Close && Close <= High;

    /// <summary>A span with one price: an auction, a quote, a trade.</summary>
    public static BarPrices At(decimal price) => new(price, price, price, price);
}

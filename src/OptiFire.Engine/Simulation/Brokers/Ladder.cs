using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Prices with the quantity left at each, best first; reused from one piece of market data to the next.</summary>
internal sealed class Ladder
{
    private readonly List<decimal> prices = [];
    private readonly List<decimal> left = [];

    public int Count => prices.Count;

    public decimal Price(int level) => prices[level];

    public decimal Left(int level) => left[level];

    public void SetLeft(int level, decimal quantity) => left[level] = quantity;

    public void Clear()
    {
        prices.Clear();
        left.Clear();
    }

    public void Add(decimal price, decimal quantity)
    {
        prices.Add(price);
        left.Add(quantity);
    }

    public void Load(ReadOnlySpan<BookLevel> levels, Instrument instrument)
    {
        Clear();
        foreach (BookLevel level in levels)
        {
            Add(instrument.Price(level.Price), instrument.Quantity(level.Size));
        }
    }
}

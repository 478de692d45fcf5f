using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>One side of an order book: levels from best to worst, prices in hundredths.</summary>
internal sealed class BookLadder(BookSide side)
{
    private readonly List<BookLevel> _levels = [];

    public BookSide Side => side;

    public int Count => _levels.Count;

    public BookLevel this[int index] => _levels[index];

    /// <summary>How a price moves when it becomes less eager to trade: −1 for bids, +1 for asks.</summary>
    public int Away => side == BookSide.Bid ? -1 : 1;

    /// <summary>The best price behind the best level at which nothing waits; may be 0 among bids.</summary>
    public long FirstGap()
    {
        long price = _levels[0].Price + Away;
        for (int at = 1; at < _levels.Count && _levels[at].Price == price; at++)
        {
            price += Away;
        }

        return price;
    }

    public void Add(long price, long size)
    {
        int at = 0;
        while (at < _levels.Count && (price - _levels[at].Price) * Away > 0)
        {
            at++;
        }

        if (at < _levels.Count && _levels[at].Price == price)
        {
            _levels[at] = new BookLevel(price, _levels[at].Size + size);
        }
        else
        {
            _levels.Insert(at, new BookLevel(price, size));
        }
    }

    /// <summary>Removes a quantity, and the level with its last unit.</summary>
    public void Remove(int index, long size)
    {
        BookLevel level = _levels[index];
        if (size < level.Size)
        {
            _levels[index] = level with { Size = level.Size - size };
        }
        else
        {
            _levels.RemoveAt(index);
        }
    }
}

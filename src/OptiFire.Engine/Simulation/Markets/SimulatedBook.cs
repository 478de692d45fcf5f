using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>An order book that is never empty, locked or crossed: it places, cancels and trades what the flow brings.</summary>
/// <remarks>
/// Limit orders lie a geometric distance from what the instrument is worth. Sizes are lots of 100: geometric when
/// waiting, a power law of exponent 1.5 when crossing, after P. Gopikrishnan, V. Plerou, X. Gabaix and H. E. Stanley,
/// "Statistical properties of share volume traded in financial markets", Physical Review E 62 (2000), R4493.
/// </remarks>
internal sealed class SimulatedBook(RandomStream random)
{
    /// <summary>Levels a side shows.</summary>
    public const int Depth = 10;

    private const int MostLevelsTaken = 5;

    /// <summary>So many that ten are left whatever one market order takes.</summary>
    private const int LeastLevels = Depth + MostLevelsTaken;
    private const int MostLevels = 2 * LeastLevels;
    private const long Lot = 100;
    private const double MeanLots = 3;
    private const double TradeExponent = 1.5;
    private const double MostLotsTraded = 50;

    private readonly BookLadder _bids = new(BookSide.Bid);
    private readonly BookLadder _asks = new(BookSide.Ask);

    /// <summary>Half-way between bid and ask, in hundredths.</summary>
    public double Mid => (_bids[0].Price + _asks[0].Price) / 2.0;

    /// <summary>The distance in hundredths that matters at this price: one, or half a basis point.</summary>
    public double Scale => Math.Max(1, Mid * 5e-5);

    /// <summary>Levels of a side relative to the fewest it has.</summary>
    public double Fullness(BookSide side) => Of(side).Count / (double)LeastLevels;

    public BookLevel Level(BookSide side, int index) => Of(side)[index];

    public int Count(BookSide side) => Math.Min(Depth, Of(side).Count);

    /// <summary>Fills the empty book around a worth.</summary>
    public IEnumerable<BookChange> Open(double worth)
    {
        long bid = (long)Math.Floor(worth);
        for (int level = 0; level < LeastLevels; level++)
        {
            yield return Place(_bids, bid - level);
            yield return Place(_asks, bid + 1 + level);
        }
    }

    /// <summary>A limit order, near what the instrument is worth but never through the other side.</summary>
    public IEnumerable<BookChange> Add(BookSide side, double worth)
    {
        BookLadder own = Of(side);
        BookLadder other = Opposite(side);
        long distance = random.Geometric(2 + 2 * Scale) - 1;
        long anchor = (long)(side == BookSide.Bid ? Math.Floor(worth) : Math.Ceiling(worth));
        long behind = other[0].Price + own.Away;
        long wanted = anchor + own.Away * distance;
        long price = Math.Max(1, side == BookSide.Bid ? Math.Min(wanted, behind) : Math.Max(wanted, behind));
        yield return Place(own, price);
        if (own.Count > MostLevels)
        {
            yield return Withdraw(own, own.Count - 1, own[^1].Size);
        }
    }

    /// <summary>Takes an order back, more often a whole level than a part of it, and more often near the best price.</summary>
    public IEnumerable<BookChange> Cancel(BookSide side)
    {
        BookLadder own = Of(side);
        int index = Math.Min(own.Count - 1, random.Geometric(4) - 1);
        long size = own[index].Size;
        yield return Withdraw(own, index, random.Uniform() < 0.6 ? size : Math.Min(size, Lots(MeanLots)));
        foreach (BookChange change in Refill(own))
        {
            yield return change;
        }
    }

    /// <summary>A market order against a side: one trade for each level it takes from.</summary>
    public IEnumerable<BookChange> Take(BookSide side)
    {
        BookLadder own = Of(side);
        double lots = Math.Min(MostLotsTraded, Math.Pow(1 - random.Uniform(), -1 / TradeExponent));
        long left = Lot * (long)lots;
        for (int level = 0; level < MostLevelsTaken && left > 0; level++)
        {
            BookLevel best = own[0];
            long size = Math.Min(left, best.Size);
            own.Remove(0, size);
            left -= size;
            yield return new BookChange(BookEventKind.Trade, side, best.Price, size);
        }

        foreach (BookChange change in Refill(own))
        {
            yield return change;
        }
    }

    private BookLadder Of(BookSide side) => side == BookSide.Bid ? _bids : _asks;

    private BookLadder Opposite(BookSide side) => side == BookSide.Bid ? _asks : _bids;

    private IEnumerable<BookChange> Refill(BookLadder own)
    {
        // Far levels would only wander further away: the gap nearest to the best price is filled.
        while (own.Count < LeastLevels && own.FirstGap() is var price and > 0)
        {
            yield return Place(own, price);
        }
    }

    private BookChange Place(BookLadder own, long price)
    {
        long size = Lots(MeanLots);
        own.Add(price, size);
        return new BookChange(BookEventKind.Limit, own.Side, price, size);
    }

    private static BookChange Withdraw(BookLadder own, int index, long size)
    {
        long price = own[index].Price;
        own.Remove(index, size);
        return new BookChange(BookEventKind.Cancel, own.Side, price, size);
    }

    private long Lots(double mean) => Lot * random.Geometric(mean);
}

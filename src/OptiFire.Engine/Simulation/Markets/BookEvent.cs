using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>One change of one price level of an order book, in the instrument's scaled whole numbers.</summary>
/// <param name="Time">When; events of one market order that takes several levels share it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Side">The side of the book that changed.</param>
/// <param name="Price">The level's price, above 0.</param>
/// <param name="Size">The quantity added or removed, above 0.</param>
public readonly record struct BookEvent(Timestamp Time, BookEventKind Kind, BookSide Side, long Price, long Size)
{
    /// <summary>Who crossed the spread, as it truly was; unknown unless the event is a trade.</summary>
    public AggressorSide Aggressor =>
        (Kind, Side) switch
        {
            (BookEventKind.Trade, BookSide.Ask) => AggressorSide.Buy,
            (BookEventKind.Trade, BookSide.Bid) => AggressorSide.Sell,
            _ => AggressorSide.Unknown,
        };
}

using OptiFire.Numerics.Microstructure;
using OptiFire.Sdk.Market;

namespace OptiFire.Plugins.Alpha;

/// <summary>The best level of both sides, in currency units and units of the instrument.</summary>
internal static class BestLevels
{
    /// <summary>Of a book; a side without levels has price and size 0.</summary>
    public static BookLevels Of(in OrderBook book, Instrument instrument)
    {
        BookLevel bid = book.Bids.IsEmpty ? default : book.Bids[0];
        BookLevel ask = book.Asks.IsEmpty ? default : book.Asks[0];
        return Of(bid, ask, instrument);
    }

    /// <summary>Of a quote; one that says nothing about a side leaves what is known of it.</summary>
    public static BookLevels Of(in Quote quote, BookLevels known, Instrument instrument)
    {
        BookLevels said = Of(new(quote.Bid, quote.BidSize), new(quote.Ask, quote.AskSize), instrument);
        return new(
            quote.Bid > 0 ? said.Bid : known.Bid,
            quote.Bid > 0 ? said.BidSize : known.BidSize,
            quote.Ask > 0 ? said.Ask : known.Ask,
            quote.Ask > 0 ? said.AskSize : known.AskSize
        );
    }

    private static BookLevels Of(BookLevel bid, BookLevel ask, Instrument instrument)
    {
        double units = instrument.QuantityScale;
        return new(
            instrument.PriceAsDouble(bid.Price),
            bid.Size / units,
            instrument.PriceAsDouble(ask.Price),
            ask.Size / units
        );
    }
}

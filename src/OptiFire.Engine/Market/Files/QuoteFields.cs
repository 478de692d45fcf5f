using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>The rules of a quote, whatever file it comes from.</summary>
/// <remarks>
/// A side of price 0 and size 0 was not updated and is kept as such. A size without a price, or no side at all, is no
/// quote. Equal bid and ask (a locked market) is allowed; the bid above the ask is not.
/// </remarks>
internal static class QuoteFields
{
    /// <summary>The rule a quote breaks; null for a good one.</summary>
    public static QuarantineReason? Defect(in Quote quote)
    {
        if (quote.BidSize < 0 || quote.AskSize < 0)
        {
            return QuarantineReason.NegativeQuantity;
        }

        bool priceless = (quote.Bid == 0 && quote.BidSize > 0) || (quote.Ask == 0 && quote.AskSize > 0);
        if (quote.Bid < 0 || quote.Ask < 0 || priceless || (quote.Bid == 0 && quote.Ask == 0))
        {
            return QuarantineReason.NonPositivePrice;
        }

        return quote.IsTwoSided && quote.Bid > quote.Ask ? QuarantineReason.Crossed : null;
    }
}

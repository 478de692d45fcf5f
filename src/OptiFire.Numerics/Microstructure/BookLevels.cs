namespace OptiFire.Numerics.Microstructure;

/// <summary>Both sides of a book at one depth; the best prices are depth 1.</summary>
/// <param name="Bid">Bid price in currency units.</param>
/// <param name="BidSize">Size there, ≥ 0; 0 is an empty side.</param>
/// <param name="Ask">Ask price.</param>
/// <param name="AskSize">Size there, ≥ 0.</param>
public readonly record struct BookLevels(double Bid, double BidSize, double Ask, double AskSize)
{
    /// <summary>(bid + ask)/2 in currency units.</summary>
    public double Mid => 0.5 * (Bid + Ask);

    /// <summary>What kind of quote this is; the first that applies of invalid (a price not above 0, a size below 0 or
    /// anything not finite), zero size, crossed, locked.</summary>
    public QuoteCondition Condition
    {
        get
        {
            bool valid =
                Bid > 0
                && Ask > 0
                && BidSize >= 0
                && AskSize >= 0
                && double.IsFinite(Bid + Ask)
                && double.IsFinite(BidSize + AskSize);
            return !valid ? QuoteCondition.Invalid
                : BidSize == 0 || AskSize == 0 ? QuoteCondition.ZeroSize
                : Bid > Ask ? QuoteCondition.Crossed
                : Bid == Ask ? QuoteCondition.Locked
                : QuoteCondition.Regular;
        }
    }
}

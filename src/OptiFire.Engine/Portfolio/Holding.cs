using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Portfolio;

/// <summary>Quantity, cost and realised result of one line: an account's position, or an owner's part of it.</summary>
/// <remarks>
/// The cost is kept, not its average: an average such as 7/3 has no end, and what is rounded in it would be missing from
/// the account. What a partial sale takes out of the cost is rounded once and is then exactly what the rest lacks.
/// </remarks>
internal sealed class Holding
{
    private const int CostDigits = 12;

    public decimal Quantity { get; private set; }

    /// <summary>What the units held were bought for, multiplier included; negative for a short position.</summary>
    public decimal Cost { get; private set; }

    public decimal RealizedPnl { get; private set; }

    /// <summary>Per unit, multiplier left out; 0 when nothing is held.</summary>
    public decimal AverageCost(decimal multiplier) => Quantity == 0 ? 0 : Cost / Quantity / multiplier;

    /// <summary>Books a trade at average cost: adding averages the cost, reducing realises, crossing zero does both.</summary>
    /// <returns>What was realised.</returns>
    public decimal Trade(decimal signedQuantity, decimal price, decimal multiplier)
    {
        decimal closing =
            Math.Sign(Quantity) == -Math.Sign(signedQuantity)
                ? Math.Sign(Quantity) * decimal.Min(Math.Abs(Quantity), Math.Abs(signedQuantity))
                : 0;
        decimal released =
            closing == 0 ? 0
            : closing == Quantity ? Cost
            : Math.Round(Cost * closing / Quantity, CostDigits);
        decimal realized = (closing * price * multiplier) - released;
        Cost += ((signedQuantity + closing) * price * multiplier) - released;
        Quantity += signedQuantity;
        RealizedPnl += realized;
        return realized;
    }

    /// <summary>Comes to a whole number of lots after a split: what is too much or too little is paid in cash.</summary>
    /// <returns>The cash received.</returns>
    public decimal Settle(decimal quantity, decimal price, decimal multiplier)
    {
        decimal cash = Math.Round((Quantity - quantity) * price * multiplier, CostDigits);
        bool sameSide = Quantity * quantity > 0;
        decimal kept =
            !sameSide ? Math.Round(quantity * price * multiplier, CostDigits)
            : Math.Abs(quantity) > Math.Abs(Quantity) ? Cost - cash
            : Math.Round(Cost * quantity / Quantity, CostDigits);
        RealizedPnl += cash + kept - Cost;
        (Quantity, Cost) = (quantity, kept);
        return cash;
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteExact(Quantity);
        writer.WriteExact(Cost);
        writer.WriteExact(RealizedPnl);
    }

    public static Holding Load(ref PayloadReader reader) =>
        new()
        {
            Quantity = reader.ReadDecimal(),
            Cost = reader.ReadDecimal(),
            RealizedPnl = reader.ReadDecimal(),
        };

    /// <summary>Restates shares for a split: the cost is unchanged.</summary>
    public void Split(long sharesAfter, long sharesBefore) => Quantity = Quantity * sharesAfter / sharesBefore;
}

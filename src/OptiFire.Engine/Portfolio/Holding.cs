namespace OptiFire.Engine.Portfolio;

/// <summary>Quantity, average cost and realised result of one line: an account's position, or an owner's part of it.</summary>
internal sealed class Holding
{
    public decimal Quantity { get; private set; }

    public decimal AverageCost { get; private set; }

    public decimal RealizedPnl { get; private set; }

    /// <summary>Books a trade at average cost: adding averages the cost, reducing realises, crossing zero does both.</summary>
    /// <returns>What was realised.</returns>
    public decimal Trade(decimal signedQuantity, decimal price, decimal multiplier)
    {
        decimal before = Quantity;
        decimal after = before + signedQuantity;
        decimal closed =
            Math.Sign(before) == -Math.Sign(signedQuantity)
                ? decimal.Min(Math.Abs(before), Math.Abs(signedQuantity))
                : 0;
        decimal realized = closed * (price - AverageCost) * Math.Sign(before) * multiplier;

        if (after == 0)
        {
            AverageCost = 0;
        }
        else if (before == 0 || Math.Sign(before) != Math.Sign(after))
        {
            AverageCost = price;
        }
        else if (closed == 0)
        {
            AverageCost = ((AverageCost * before) + (price * signedQuantity)) / after;
        }

        Quantity = after;
        RealizedPnl += realized;
        return realized;
    }

    /// <summary>Restates shares and cost for a split: value is unchanged.</summary>
    public void Split(decimal ratio)
    {
        Quantity *= ratio;
        AverageCost /= ratio;
    }
}

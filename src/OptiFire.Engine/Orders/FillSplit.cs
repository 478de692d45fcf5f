using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Orders;

/// <summary>Splits a fill among the owners of its order: in proportion, in whole lots, exact in sum.</summary>
internal static class FillSplit
{
    /// <summary>The parts of a fill; they are the order's own allocations when it fills at once.</summary>
    /// <param name="allocations">The order's allocations; signed, summing to the order's signed quantity.</param>
    /// <param name="filledBefore">Units filled earlier.</param>
    /// <param name="fill">Units filled now.</param>
    /// <param name="total">The order's units.</param>
    /// <param name="lot">The smallest quantity step.</param>
    /// <remarks>
    /// Each owner's running total is its proportional share rounded to lots; the first owners give or take the rest, so
    /// running totals sum to what was filled at every moment and to the allocations in the end.
    /// </remarks>
    public static Allocation[] Of(
        Allocation[] allocations,
        decimal filledBefore,
        decimal fill,
        decimal total,
        decimal lot
    )
    {
        if (fill == total && filledBefore == 0)
        {
            return allocations;
        }

        if (allocations.Length == 1)
        {
            decimal signed = allocations[0].Quantity < 0 ? -fill : fill;
            return [allocations[0] with { Quantity = signed }];
        }

        decimal[] before = Share(allocations, filledBefore, total, lot);
        decimal[] after = Share(allocations, filledBefore + fill, total, lot);
        var parts = new Allocation[allocations.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = allocations[i] with { Quantity = after[i] - before[i] };
        }

        return parts;
    }

    private static decimal[] Share(Allocation[] allocations, decimal filled, decimal total, decimal lot)
    {
        var shares = new decimal[allocations.Length];
        decimal sum = 0;
        decimal signedTotal = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = decimal.Truncate(allocations[i].Quantity * filled / total / lot) * lot;
            sum += shares[i];
            signedTotal += allocations[i].Quantity;
        }

        decimal rest = (signedTotal < 0 ? -filled : filled) - sum;
        for (int i = 0; rest != 0 && i < shares.Length; i++)
        {
            decimal step = Math.Sign(rest) * decimal.Min(lot, Math.Abs(rest));
            shares[i] += step;
            rest -= step;
        }

        shares[0] += rest;
        return shares;
    }
}

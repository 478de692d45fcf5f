using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Decisions;

/// <summary>Shares a target among the signal instances that want it, in whole lots, exact in sum.</summary>
internal static class Attribution
{
    /// <summary>Each owner's part of a target, by the largest remainder.</summary>
    /// <param name="contributions">Signed parts of the combined level, not all zero.</param>
    /// <param name="target">The target in units.</param>
    /// <param name="lot">The smallest quantity step.</param>
    /// <param name="shares">Filled with one part per contribution, in their order.</param>
    public static void Share(
        List<(InstanceId Owner, double Part)> contributions,
        decimal target,
        decimal lot,
        List<Allocation> shares
    )
    {
        shares.Clear();
        double total = contributions.Sum(c => c.Part);
        if (total == 0 || target == 0)
        {
            foreach ((InstanceId owner, double _) in contributions)
            {
                shares.Add(new Allocation(owner, 0));
            }

            return;
        }

        decimal assigned = 0;
        foreach ((InstanceId owner, double part) in contributions)
        {
            decimal quantity = decimal.Truncate((decimal)(part / total) * target / lot) * lot;
            shares.Add(new Allocation(owner, quantity));
            assigned += quantity;
        }

        decimal rest = target - assigned;
        for (int i = 0; rest != 0; i = (i + 1) % shares.Count)
        {
            decimal step = Math.Sign(rest) * decimal.Min(lot, Math.Abs(rest));
            shares[i] = shares[i] with { Quantity = shares[i].Quantity + step };
            rest -= step;
        }
    }
}

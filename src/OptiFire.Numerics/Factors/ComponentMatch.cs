using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Factors;

/// <summary>Pairs the components of two fits by how closely they point the same way.</summary>
internal static class ComponentMatch
{
    /// <summary>For each place of the aligned fit: which component stands there, and whether it is turned round.</summary>
    public static (int From, bool Flip)[] Plan(PcaFit current, PcaFit previous)
    {
        var pairs = new List<(double Size, int Old, int New, bool Flip)>();
        for (int old = 0; old < previous.ComponentCount; old++)
        {
            for (int now = 0; now < current.ComponentCount; now++)
            {
                double dot = Reduction.Dot(previous.Loadings(old), current.Loadings(now));
                pairs.Add((Math.Abs(dot), old, now, dot < 0));
            }
        }

        var partners = new SortedDictionary<int, (int From, bool Flip)>();
        var taken = new HashSet<int>();
        foreach ((_, int old, int now, bool flip) in pairs.OrderByDescending(p => p.Size)) // a stable sort
        {
            if (!partners.ContainsKey(old) && taken.Add(now))
            {
                partners.Add(old, (now, flip));
            }
        }

        IEnumerable<int> left = Enumerable.Range(0, current.ComponentCount).Where(now => !taken.Contains(now));
        return [.. partners.Values, .. left.Select(now => (now, false))];
    }
}

using System.Collections;
using OptiFire.Sdk.Signals;

namespace OptiFire.Engine.Decisions;

/// <summary>The bets there are now of a list that only grows: a view that later bets do not change, without a copy.</summary>
/// <remarks>A late worker may read it while the kernel adds: what was there stays where it is, also when the list grows.</remarks>
internal sealed class ClosedBets(List<Bet> bets) : IReadOnlyList<Bet>
{
    public int Count { get; } = bets.Count;

    public Bet this[int index] =>
        (uint)index < (uint)Count ? bets[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<Bet> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return bets[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

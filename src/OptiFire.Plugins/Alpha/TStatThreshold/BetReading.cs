using OptiFire.Numerics.Inference;
using OptiFire.Sdk.Signals;

namespace OptiFire.Plugins.Alpha;

/// <summary>What the bets of one signal say of its mean.</summary>
/// <param name="Count">Bets read.</param>
/// <param name="Lag">Lags in the standard error.</param>
/// <param name="EffectiveCount">Independent bets that would give the same standard error.</param>
/// <param name="Test">Mean return of a bet, its standard error and t.</param>
internal readonly record struct BetReading(int Count, int Lag, double EffectiveCount, MeanTest Test)
{
    /// <summary>Reads the newest bets of a record.</summary>
    public static BetReading Of(IReadOnlyList<Bet> bets, int maxBets)
    {
        var newest = new Bet[Math.Min(bets.Count, maxBets)];
        for (int i = 0; i < newest.Length; i++)
        {
            newest[i] = bets[bets.Count - newest.Length + i];
        }

        double[] returns = Array.ConvertAll(newest, b => b.Return);
        int lag = Math.Min(Math.Max(NeweyWest.Lag(returns.Length), Overlap(newest)), returns.Length - 1);
        MeanTest test = NeweyWest.Mean(returns, lag, smallSample: true);
        double variance = NeweyWest.LongRunVariance(returns, lag);
        double effective =
            variance > 0 ? returns.Length * NeweyWest.LongRunVariance(returns, 0) / variance : double.NaN;
        return new(returns.Length, lag, effective, test);
    }

    /// <summary>The most later bets that any bet shares time with: returns so far apart may hold the same moves.</summary>
    private static int Overlap(ReadOnlySpan<Bet> bets)
    {
        int most = 0;
        for (int i = 0; i < bets.Length; i++)
        {
            int last = i;
            for (int j = i + 1; j < bets.Length && j - i <= bets.Length / 2; j++)
            {
                last = bets[j].OpenedAt < bets[i].ClosedAt ? j : last;
            }

            most = Math.Max(most, last - i);
        }

        return most;
    }
}

using OptiFire.Sdk.Market;

namespace OptiFire.Benchmarks;

/// <summary>The job as a plain loop: what it costs without an engine.</summary>
internal static class ReferenceLoop
{
    private const int Fast = 10;
    private const int Slow = 30;
    private const long Shares = 100;

    /// <summary>The final equity in dollars; prices are whole numbers of 1/10,000 dollar.</summary>
    public static decimal Run(Bar[] bars)
    {
        decimal cash = 100_000m;
        long held = 0;
        long order = 0;
        long fast = 0;
        long slow = 0;
        for (int i = 0; i < bars.Length; i++)
        {
            if (order != 0)
            {
                decimal notional = order * bars[i].Open / 10_000m;
                cash -= notional + (Math.Abs(notional) * 0.0001m);
                held += order;
                order = 0;
            }

            fast += bars[i].Close - (i >= Fast ? bars[i - Fast].Close : 0);
            slow += bars[i].Close - (i >= Slow ? bars[i - Slow].Close : 0);
            long difference = (3 * fast) - slow;
            if (i >= Slow - 1 && difference > 0 && held == 0)
            {
                order = Shares;
            }
            else if (i >= Slow - 1 && difference < 0 && held > 0)
            {
                order = -Shares;
            }
        }

        return cash + (held * bars[^1].Close / 10_000m);
    }
}

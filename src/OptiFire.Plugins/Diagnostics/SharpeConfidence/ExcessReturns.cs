using OptiFire.Numerics.Returns;

namespace OptiFire.Plugins.Diagnostics;

/// <summary>Simple returns of an index less a constant return on cash.</summary>
internal static class ExcessReturns
{
    /// <summary>One return for each step of an index above 0; empty where the index has fallen to 0 or below.</summary>
    public static double[] Of(ReadOnlySpan<double> index, double cashPerSession)
    {
        foreach (double value in index)
        {
            if (!(value > 0))
            {
                return [];
            }
        }

        double[] returns = new double[index.Length - 1];
        SimpleReturns.FromPrices(index, returns);
        for (int i = 0; i < returns.Length; i++)
        {
            returns[i] -= cashPerSession;
        }

        return returns;
    }
}

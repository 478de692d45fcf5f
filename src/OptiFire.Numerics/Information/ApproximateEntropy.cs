using System.Numerics;

namespace OptiFire.Numerics.Information;

/// <summary>The older relative of <see cref="SampleEntropy"/>, in which every stretch matches itself.</summary>
/// <remarks>
/// With Cᵢ(m) the share of the N − m + 1 stretches of m values that are within r of stretch i, itself included,
/// <code>ApEn(m, r) = Φ(m) − Φ(m + 1),   Φ(m) = mean of ln Cᵢ(m)</code>
/// The self matches keep it finite and bias it towards order in short series: prefer the sample entropy. Time as there,
/// plus one step per match.
/// <para>Source: S. M. Pincus, "Approximate entropy as a measure of system complexity", PNAS 88 (1991), 2297–2301.</para>
/// </remarks>
public static class ApproximateEntropy
{
    /// <summary>The approximate entropy of a series.</summary>
    /// <param name="values">The series, oldest first; finite.</param>
    /// <param name="length">m, from 1 to 32.</param>
    /// <param name="tolerance">r ≥ 0, in the unit of the values; usually 0.2 standard deviations of the series.</param>
    /// <returns>Nats; NaN below m + 1 values, or where a value is NaN or infinite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static double Of(ReadOnlySpan<double> values, int length, double tolerance)
    {
        LagMatches.Require(length, tolerance);
        return values.Length <= length || !LagMatches.AreFinite(values)
            ? double.NaN
            : MeanLogShare(values, length, tolerance) - MeanLogShare(values, length + 1, tolerance);
    }

    private static double MeanLogShare(ReadOnlySpan<double> values, int length, double tolerance)
    {
        int stretches = values.Length - length + 1;
        int[] matches = new int[stretches];
        ulong[] near = new ulong[LagMatches.Words(values.Length)];
        ulong[] alike = new ulong[near.Length];
        for (int lag = 1; lag < stretches; lag++)
        {
            LagMatches.Near(values, lag, tolerance, near);
            int words = LagMatches.Alike(near, length, stretches - lag, alike);
            for (int word = 0; word < words; word++)
            {
                for (ulong left = alike[word]; left != 0; left &= left - 1)
                {
                    int i = 64 * word + BitOperations.TrailingZeroCount(left);
                    matches[i]++;
                    matches[i + lag]++;
                }
            }
        }

        double sum = 0;
        foreach (int count in matches)
        {
            sum += Math.Log((count + 1.0) / stretches);
        }

        return sum / stretches;
    }
}

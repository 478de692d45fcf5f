using System.Numerics;

namespace OptiFire.Numerics.Information;

/// <summary>How seldom stretches of a series that look alike still look alike one step later.</summary>
/// <remarks>
/// Two stretches match when no value differs by more than r. Over the N − m stretches of m values,
/// <code>SampEn(m, r) = −ln(A/B)</code>
/// with B the pairs that match (none with itself) and A those that match for m + 1 values. The usual r is 0.2 standard
/// deviations of the series; r = 0 asks for equality, and a constant series then gives 0. The matches of one lag are bits
/// of a word, 64 pairs at a time: time O(n²/64) after n²/2 comparisons, whatever m is. A NaN makes the result NaN.
/// <para>Source: J. S. Richman and J. R. Moorman, "Physiological time-series analysis using approximate entropy and sample
/// entropy", American Journal of Physiology 278 (2000), H2039–H2049.</para>
/// </remarks>
public static class SampleEntropy
{
    /// <summary>The sample entropy of a series.</summary>
    /// <param name="values">The series, oldest first; finite.</param>
    /// <param name="length">m, from 1 to 32.</param>
    /// <param name="tolerance">r ≥ 0, in the unit of the values.</param>
    /// <returns>Nats and counts; NaN with no counts below m + 2 values, or where a value is NaN or infinite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static SampleEntropyEstimate Of(ReadOnlySpan<double> values, int length, double tolerance)
    {
        LagMatches.Require(length, tolerance);
        int stretches = values.Length - length;
        if (stretches < 2 || !LagMatches.AreFinite(values))
        {
            return new(double.NaN, 0, 0);
        }

        ulong[] near = new ulong[LagMatches.Words(values.Length)];
        ulong[] alike = new ulong[near.Length];
        long matches = 0;
        long longer = 0;
        for (int lag = 1; lag < stretches; lag++)
        {
            LagMatches.Near(values, lag, tolerance, near);
            int words = LagMatches.Alike(near, length, stretches - lag, alike);
            for (int i = 0; i < words; i++)
            {
                matches += BitOperations.PopCount(alike[i]);
                longer += BitOperations.PopCount(alike[i] & LagMatches.Shifted(near, i, length));
            }
        }

        // ln(B/A) and not −ln(A/B): equal counts give 0, not −0.
        return new(matches == 0 ? double.NaN : Math.Log((double)matches / longer), matches, longer);
    }
}

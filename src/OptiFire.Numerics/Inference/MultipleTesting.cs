namespace OptiFire.Numerics.Inference;

/// <summary>Corrects p-values for the number of tests that were made.</summary>
/// <remarks>
/// An adjusted p-value at or below α means that its test is rejected when the whole family is tested at α. With the
/// sorted p₍₁₎ ≤ … ≤ p₍ₘ₎ and c(m) = Σ 1/i:
/// <code>
/// Holm                 max_{j≤i} (m − j + 1)·p₍ⱼ₎
/// Hochberg             min_{j≥i} (m − j + 1)·p₍ⱼ₎
/// Benjamini–Hochberg   min_{j≥i} m/j·p₍ⱼ₎
/// Benjamini–Yekutieli  min_{j≥i} c(m)·m/j·p₍ⱼ₎
/// </code>
/// each at most 1. A NaN among the p-values makes every result NaN: how many tests were made is then unknown.
/// Time O(m log m), Hommel O(m²).
/// <para>Sources: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70; Y. Hochberg, Biometrika 75 (1988) 800–802;
/// G. Hommel, Biometrika 75 (1988) 383–386; Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57
/// (1995) 289–300; Y. Benjamini and D. Yekutieli, Annals of Statistics 29 (2001) 1165–1188.</para>
/// </remarks>
public static class MultipleTesting
{
    /// <summary>Adjusts every p-value of a family.</summary>
    /// <param name="pValues">One p-value per test made, in [0, 1], in any order; empty gives nothing.</param>
    /// <param name="correction">Which correction.</param>
    /// <param name="destination">As many adjusted p-values, in the order of the input; may be the input itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1], or the correction is unknown.</exception>
    public static void Adjust(ReadOnlySpan<double> pValues, TrialCorrection correction, Span<double> destination)
    {
        Reductions.Reduction.RequireSameLength(pValues, destination);
        if (correction is < TrialCorrection.Bonferroni or > TrialCorrection.BenjaminiYekutieli)
        {
            throw new ArgumentOutOfRangeException(nameof(correction), correction, "Unknown correction.");
        }

        if (RequireProbabilities(pValues))
        {
            destination.Fill(double.NaN);
            return;
        }

        int m = pValues.Length;
        double[] sorted = pValues.ToArray();
        int[] order = new int[m];
        for (int i = 0; i < m; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        AdjustSorted(sorted, correction);
        for (int i = 0; i < m; i++)
        {
            destination[order[i]] = Math.Min(sorted[i], 1);
        }
    }

    /// <summary>The sum 1 + 1/2 + … + 1/m by which Benjamini and Yekutieli pay for dependence.</summary>
    /// <param name="trials">The number m of tests, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trials"/> is below 1.</exception>
    public static double DependencePenalty(int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        double sum = 0;
        for (int i = trials; i >= 1; i--)
        {
            sum += 1.0 / i;
        }

        return sum;
    }

    private static void AdjustSorted(Span<double> p, TrialCorrection correction)
    {
        int m = p.Length;
        if (correction == TrialCorrection.Hommel)
        {
            Hommel(p);
            return;
        }

        double penalty = correction == TrialCorrection.BenjaminiYekutieli && m > 0 ? DependencePenalty(m) : 1;
        for (int i = 0; i < m; i++)
        {
            p[i] = correction switch
            {
                TrialCorrection.Bonferroni => m * p[i],
                TrialCorrection.Sidak => -SmallArgument.ExpMinusOne(m * SmallArgument.LogOnePlus(-p[i])),
                TrialCorrection.Holm or TrialCorrection.Hochberg => (m - i) * p[i],
                _ => penalty * m / (i + 1) * p[i],
            };
        }

        if (correction == TrialCorrection.Holm)
        {
            for (int i = 1; i < m; i++)
            {
                p[i] = Math.Max(p[i], p[i - 1]);
            }
        }
        else
        {
            // A no-op for Bonferroni and Šidák, whose adjusted values keep the order.
            for (int i = m - 2; i >= 0; i--)
            {
                p[i] = Math.Min(p[i], p[i + 1]);
            }
        }
    }

    // The largest Simes p-value of any sub-family that holds the test; sub-families of one size are met at their worst.
    private static void Hommel(Span<double> p)
    {
        int m = p.Length;
        double[] adjusted = p.ToArray();
        for (int size = m; size >= 2; size--)
        {
            int first = m - size + 1;
            double simes = double.PositiveInfinity;
            for (int j = 2; j <= size; j++)
            {
                simes = Math.Min(simes, size * p[first + j - 2] / j);
            }

            for (int i = 0; i < m; i++)
            {
                double own = i < first ? Math.Min(simes, size * p[i]) : simes;
                adjusted[i] = Math.Max(adjusted[i], own);
            }
        }

        adjusted.CopyTo(p);
    }

    private static bool RequireProbabilities(ReadOnlySpan<double> pValues)
    {
        bool missing = false;
        foreach (double p in pValues)
        {
            if (p is < 0 or > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "A p-value must be in [0, 1].");
            }

            missing |= double.IsNaN(p);
        }

        return missing;
    }
}

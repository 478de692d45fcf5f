namespace OptiFire.Numerics.Inference;

/// <summary>How large |t| must be to count as a discovery after many trials.</summary>
/// <remarks>
/// p-values are two-sided and normal, p = 2(1 − Φ(|t|)), so that t* = Φ⁻¹(1 − p*/2) for the p* each correction allows.
/// <para>Source: C. R. Harvey, Y. Liu and H. Zhu, "… and the Cross-Section of Expected Returns", Review of Financial
/// Studies 29 (2016), 5–68.</para>
/// </remarks>
public static class TrialHurdle
{
    /// <summary>The hurdle 3.0 that Harvey, Liu and Zhu ask of any new factor, whatever its author's own trials.</summary>
    public const double HarveyLiuZhu = 3.0;

    /// <summary>The two-sided normal p-value of a t statistic.</summary>
    /// <param name="statistic">Any number; NaN gives NaN.</param>
    /// <returns>2Φ(−|t|), with full relative precision in the tail.</returns>
    public static double PValue(double statistic) => 2 * StandardNormal.Cdf(-Math.Abs(statistic));

    /// <summary>The hurdle for the best of many trials whose other results are not known.</summary>
    /// <param name="trials">The number m of trials, ≥ 1.</param>
    /// <param name="correction">Bonferroni, Holm, Hochberg, Hommel and Benjamini–Hochberg all ask the best of m trials
    /// for p ≤ α/m, Šidák for 1 − (1 − α)^(1/m), Benjamini–Yekutieli for α/(m·c(m)).</param>
    /// <param name="significance">The level α of the family, in (0, 1); default 0.05.</param>
    /// <returns>The |t| above which the best trial is a discovery; 1.96 for one trial at 5 %.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double ForTrials(int trials, TrialCorrection correction, double significance = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        RequireSignificance(significance);
        double allowed = correction switch
        {
            TrialCorrection.Sidak => -SmallArgument.ExpMinusOne(SmallArgument.LogOnePlus(-significance) / trials),
            TrialCorrection.BenjaminiYekutieli => significance / (trials * MultipleTesting.DependencePenalty(trials)),
            >= TrialCorrection.Bonferroni and < TrialCorrection.BenjaminiYekutieli => significance / trials,
            _ => throw new ArgumentOutOfRangeException(nameof(correction), correction, "Unknown correction."),
        };
        return -StandardNormal.Quantile(allowed / 2);
    }

    /// <summary>Where a family of known p-values parts into discoveries and the rest.</summary>
    /// <param name="pValues">One p-value per trial, in [0, 1].</param>
    /// <param name="correction">Which correction.</param>
    /// <param name="significance">The level α of the family, in (0, 1); default 0.05.</param>
    /// <returns>The number of discoveries, the largest p among them and the smallest p of the rest, each NaN where there
    /// is none. A NaN p-value gives no discovery and two NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static TrialCut ForFamily(
        ReadOnlySpan<double> pValues,
        TrialCorrection correction,
        double significance = 0.05
    )
    {
        RequireSignificance(significance);
        double[] adjusted = new double[pValues.Length];
        MultipleTesting.Adjust(pValues, correction, adjusted);
        var cut = new TrialCut(0, double.NaN, double.NaN);
        for (int i = 0; i < adjusted.Length; i++)
        {
            if (adjusted[i] <= significance)
            {
                cut = cut with
                {
                    Discoveries = cut.Discoveries + 1,
                    LargestRejected = double.MaxNumber(cut.LargestRejected, pValues[i]),
                };
            }
            else if (!double.IsNaN(adjusted[i]))
            {
                cut = cut with { SmallestAccepted = double.MinNumber(cut.SmallestAccepted, pValues[i]) };
            }
        }

        return cut;
    }

    private static void RequireSignificance(double significance)
    {
        if (!(significance > 0 && significance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(significance), significance, "Must be in (0, 1).");
        }
    }
}

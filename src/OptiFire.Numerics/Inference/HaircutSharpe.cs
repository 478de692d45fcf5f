namespace OptiFire.Numerics.Inference;

/// <summary>A Sharpe ratio cut down to what is left of it after the trials that found it.</summary>
/// <param name="TStatistic">t = SR·√(years).</param>
/// <param name="PValue">The two-sided Student p-value of t with T − 1 degrees of freedom.</param>
/// <param name="AdjustedPValue">The p-value after the correction, at most 1.</param>
/// <param name="Sharpe">The annual Sharpe ratio that would have the adjusted p-value as its own; 0 when that is 1.</param>
/// <param name="Haircut">1 − <paramref name="Sharpe"/>/observed, in [0, 1]; NaN for an observed ratio of 0.</param>
/// <remarks>
/// Only the number of trials is used (Bonferroni or Šidák); the source's Holm and BHY haircuts simulate the other trials.
/// <para>Source: C. R. Harvey and Y. Liu, "Backtesting", Journal of Portfolio Management 42 (2015), 13–28.</para>
/// </remarks>
public readonly record struct HaircutSharpe(
    double TStatistic,
    double PValue,
    double AdjustedPValue,
    double Sharpe,
    double Haircut
)
{
    /// <summary>Cuts an annual Sharpe ratio for the number of trials.</summary>
    /// <param name="annualSharpe">The observed annual Sharpe ratio; a negative one keeps its sign; NaN gives NaN.</param>
    /// <param name="observations">The number T of returns it was measured on, ≥ 2.</param>
    /// <param name="trials">The number m of strategies tried, ≥ 1.</param>
    /// <param name="periodsPerYear">Returns per year, &gt; 0; default 12, monthly.</param>
    /// <param name="correction"><see cref="TrialCorrection.Bonferroni"/> (default) or <see cref="TrialCorrection.Sidak"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static HaircutSharpe Of(
        double annualSharpe,
        int observations,
        int trials,
        double periodsPerYear = 12,
        TrialCorrection correction = TrialCorrection.Bonferroni
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(observations, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        if (!(periodsPerYear > 0) || double.IsInfinity(periodsPerYear))
        {
            throw new ArgumentOutOfRangeException(nameof(periodsPerYear), periodsPerYear, "Must be finite and > 0.");
        }

        if (correction is not (TrialCorrection.Bonferroni or TrialCorrection.Sidak))
        {
            throw new ArgumentOutOfRangeException(nameof(correction), correction, "Bonferroni or Šidák.");
        }

        double years = Math.Sqrt(observations / periodsPerYear);
        double t = annualSharpe * years;
        double p = StudentT.TwoSidedPValue(t, observations - 1);
        double adjusted =
            correction == TrialCorrection.Bonferroni
                ? Math.Min(1, trials * p)
                : -SmallArgument.ExpMinusOne(trials * SmallArgument.LogOnePlus(-p));

        // One trial changes nothing; solving for t again would only add rounding.
        double left =
            trials == 1
                ? annualSharpe
                : Math.CopySign(StudentT.TwoSidedQuantile(adjusted, observations - 1) / years, annualSharpe);
        return new(t, p, adjusted, left, 1 - left / annualSharpe);
    }
}

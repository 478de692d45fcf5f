namespace OptiFire.Numerics.Inference;

/// <summary>A Sharpe ratio per period with what its uncertainty depends on.</summary>
/// <param name="Ratio">Mean over standard deviation of excess returns, per period (never annualised); NaN when undefined.</param>
/// <param name="Skewness">Population skewness of the returns, 0 for normal.</param>
/// <param name="RawKurtosis">Population kurtosis of the returns, <b>3</b> for normal; excess kurtosis here would understate
/// the variance by 0.75·Ratio²/(Count − 1).</param>
/// <param name="Count">The number T of returns, ≥ 2.</param>
/// <remarks>
/// NaN in the ratio or the moments gives NaN everywhere.
/// <para>Sources: A. W. Lo, Financial Analysts Journal 58 (2002) 36–52; E. Mertens, working paper (2002); J. D. Opdyke,
/// Journal of Asset Management 8 (2007) 308–336; D. Bailey and M. López de Prado, Journal of Risk 15 (2012) 3–44 and
/// Journal of Portfolio Management 40 (2014) 94–107.</para>
/// </remarks>
public readonly record struct SharpeEstimate(double Ratio, double Skewness, double RawKurtosis, int Count)
{
    private const double MomentRounding = 1e-9;

    /// <summary>Standard error √((1 + SR²/2)/T) for independent normal returns (Lo), per period.</summary>
    public double StandardErrorIidNormal => Math.Sqrt((1 + 0.5 * Ratio * Ratio) / Count);

    /// <summary>Standard error √((1 − γ₃·SR + (γ₄ − 1)/4·SR²)/(T − 1)) for returns of any shape (Mertens, Opdyke), per period.</summary>
    /// <exception cref="InvalidOperationException">No sample has these moments (kurtosis below skewness² + 1), or T is below 2.</exception>
    public double StandardError => Math.Sqrt(Dispersion / (Count - 1));

    private double Dispersion
    {
        get
        {
            if (Count < 2 || RawKurtosis < (Skewness * Skewness + 1) * (1 - MomentRounding))
            {
                throw new InvalidOperationException(
                    $"No sample of {Count} has skewness {Skewness} and raw kurtosis {RawKurtosis}."
                );
            }

            return Math.Max(1 - Skewness * Ratio + (RawKurtosis - 1) / 4 * Ratio * Ratio, 0);
        }
    }

    /// <summary>The two-sided confidence interval from <see cref="StandardError"/>, per period.</summary>
    /// <param name="confidence">The coverage in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not in (0, 1).</exception>
    public ConfidenceInterval Interval(double confidence) =>
        ConfidenceInterval.Normal(Ratio, StandardError, confidence);

    /// <summary>The probabilistic Sharpe ratio: the probability that the true ratio is above a benchmark.</summary>
    /// <param name="benchmark">The benchmark ratio, per period.</param>
    /// <returns>Φ((SR − SR*)/s.e.) in [0, 1]; a probability, so it has no annual form.</returns>
    public double ProbabilityAbove(double benchmark) => StandardNormal.Cdf((Ratio - benchmark) / StandardError);

    /// <summary>The deflated Sharpe ratio: the probability that the ratio is more than the luck of the best of many trials.</summary>
    /// <param name="trials">How many strategies were tried, N ≥ 1; with 1 this is <see cref="ProbabilityAbove"/> zero.</param>
    /// <param name="trialVariance">The variance of the trials' ratios, per period squared, ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The trials are below 1 or the variance is negative.</exception>
    public double Deflated(double trials, double trialVariance) =>
        ProbabilityAbove(SharpeRatio.ExpectedMaximum(trials, trialVariance));

    /// <summary>The least number of returns of this shape that shows the ratio to be above a benchmark.</summary>
    /// <param name="benchmark">The benchmark ratio, per period.</param>
    /// <param name="confidence">One-sided confidence in (0, 1), 0.95 as a rule.</param>
    /// <returns>1 + (1 − γ₃SR + (γ₄ − 1)/4·SR²)·(z/(SR − SR*))² in observations, not rounded up;
    /// +∞ when the ratio is not above the benchmark.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not in (0, 1).</exception>
    public double MinimumTrackRecord(double benchmark, double confidence)
    {
        ConfidenceInterval.Require(confidence);
        if (Ratio <= benchmark)
        {
            // The square below would hide the sign and promise a finite record.
            return double.PositiveInfinity;
        }

        double z = StandardNormal.Quantile(confidence) / (Ratio - benchmark);
        return 1 + Dispersion * z * z;
    }
}

namespace OptiFire.Numerics.Inference;

/// <summary>A range that covers the unknown value with the stated confidence.</summary>
/// <param name="Lower">Lower end, in the unit of the estimate.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper)
{
    /// <summary>The two-sided normal interval estimate ± z·s.e.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="standardError">Its standard error, ≥ 0, same unit.</param>
    /// <param name="confidence">The coverage in (0, 1), 0.95 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not in (0, 1).</exception>
    public static ConfidenceInterval Normal(double estimate, double standardError, double confidence)
    {
        Require(confidence);
        double margin = StandardNormal.Quantile(0.5 + confidence / 2) * standardError;
        return new(estimate - margin, estimate + margin);
    }

    internal static void Require(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Confidence must be in (0, 1).");
        }
    }
}

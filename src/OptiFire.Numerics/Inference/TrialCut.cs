namespace OptiFire.Numerics.Inference;

/// <summary>Where a family of tests parts into discoveries and the rest.</summary>
/// <param name="Discoveries">How many tests are rejected.</param>
/// <param name="LargestRejected">The largest p-value among them; NaN when there is none.</param>
/// <param name="SmallestAccepted">The smallest p-value of the rest; NaN when there is none.</param>
public readonly record struct TrialCut(int Discoveries, double LargestRejected, double SmallestAccepted)
{
    /// <summary>The least |t| that was a discovery, Φ⁻¹(1 − p/2); NaN when there is none.</summary>
    public double Hurdle => -StandardNormal.Quantile(LargestRejected / 2);
}

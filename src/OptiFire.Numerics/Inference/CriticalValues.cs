namespace OptiFire.Numerics.Inference;

/// <summary>The values below which a left-sided test rejects its null.</summary>
/// <param name="OnePercent">At the 1 % level.</param>
/// <param name="FivePercent">At the 5 % level.</param>
/// <param name="TenPercent">At the 10 % level.</param>
public readonly record struct CriticalValues(double OnePercent, double FivePercent, double TenPercent)
{
    /// <summary>Three times NaN: no value is known.</summary>
    public static CriticalValues Unknown { get; } = new(double.NaN, double.NaN, double.NaN);
}

namespace OptiFire.Numerics.Options;

/// <summary>One out-of-the-money option of a smile.</summary>
/// <param name="Kind">Put below the forward, call from it up.</param>
/// <param name="Strike">Strike in currency units.</param>
/// <param name="Mid">Mid price today, in currency units.</param>
/// <param name="Volatility">Implied volatility of the mid, a fraction per √year.</param>
/// <param name="ForwardDelta">±Φ(±d₁), undiscounted; negative for a put.</param>
public readonly record struct SmilePoint(
    OptionKind Kind,
    double Strike,
    double Mid,
    double Volatility,
    double ForwardDelta
);

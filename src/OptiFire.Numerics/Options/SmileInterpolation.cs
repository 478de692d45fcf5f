namespace OptiFire.Numerics.Options;

/// <summary>How volatility runs between the points of a smile. The choices differ at the 1e-3 level: pin one.</summary>
public enum SmileInterpolation
{
    /// <summary>Straight in forward delta, calls and puts each on their own side.</summary>
    LinearInDelta,

    /// <summary>Straight in ln(K/F) over all points; the strike is solved for.</summary>
    LinearInLogMoneyness,

    /// <summary>The natural cubic spline in ln(K/F) over all points; the strike is solved for.</summary>
    NaturalCubicInLogMoneyness,
}

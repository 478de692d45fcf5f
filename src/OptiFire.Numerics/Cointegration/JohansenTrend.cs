namespace OptiFire.Numerics.Cointegration;

/// <summary>Which deterministic part the series of a Johansen test have; the value is the order of the polynomial.</summary>
public enum JohansenTrend
{
    /// <summary>None: the levels have mean zero.</summary>
    None = -1,

    /// <summary>A constant in the differences, so the levels may drift.</summary>
    Constant = 0,

    /// <summary>The levels are freed of a linear trend first.</summary>
    Linear = 1,
}

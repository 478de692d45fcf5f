namespace OptiFire.Numerics.Volatility;

/// <summary>What a volatility model takes the expected return to be.</summary>
public enum ConditionalMean
{
    /// <summary>A constant μ, estimated with the other parameters.</summary>
    Constant,

    /// <summary>Zero: the returns are the residuals.</summary>
    Zero,
}

namespace OptiFire.Numerics.Factors;

/// <summary>Which matrix a principal component analysis decomposes.</summary>
public enum PcaScaling
{
    /// <summary>The correlation matrix: every series counts alike, whatever its volatility.</summary>
    Correlation,

    /// <summary>The covariance matrix, divisor T − 1: volatile series weigh more.</summary>
    Covariance,
}

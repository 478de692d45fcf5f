namespace OptiFire.Numerics.Volatility;

/// <summary>The distribution of the standardised residuals, of mean 0 and variance 1.</summary>
public enum InnovationDistribution
{
    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Student's t with ν &gt; 2 degrees of freedom, scaled to variance 1.</summary>
    StudentT,
}

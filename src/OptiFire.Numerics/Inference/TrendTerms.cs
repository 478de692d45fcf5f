namespace OptiFire.Numerics.Inference;

/// <summary>Which deterministic terms a regression holds; the value is how many there are.</summary>
public enum TrendTerms
{
    /// <summary>Neither a constant nor a trend ("n").</summary>
    None = 0,

    /// <summary>A constant ("c").</summary>
    Constant = 1,

    /// <summary>A constant and a linear trend ("ct").</summary>
    Linear = 2,

    /// <summary>A constant, a linear and a quadratic trend ("ctt").</summary>
    Quadratic = 3,
}

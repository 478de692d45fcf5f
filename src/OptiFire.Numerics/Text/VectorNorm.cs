namespace OptiFire.Numerics.Text;

/// <summary>What is made 1 by scaling a vector; a zero vector stays zero.</summary>
public enum VectorNorm
{
    /// <summary>Euclid's length, so that the inner product is the cosine.</summary>
    Euclidean,

    /// <summary>The sum of the sizes.</summary>
    Absolute,

    /// <summary>No scaling.</summary>
    None,
}

namespace OptiFire.Numerics.Text;

/// <summary>How texts are weighed against the corpus.</summary>
public sealed record TfIdfOptions
{
    /// <summary>How texts are cut; single words by default.</summary>
    public TermOptions Terms { get; init; } = new();

    /// <summary>Whether a term that occurs c times counts 1 + ln c instead of c.</summary>
    public bool SublinearFrequency { get; init; }

    /// <summary>Whether the inverse document frequency pretends one more document that holds every term.</summary>
    public bool SmoothInverse { get; init; } = true;

    /// <summary>What is made 1.</summary>
    public VectorNorm Norm { get; init; } = VectorNorm.Euclidean;

    /// <summary>Terms in fewer documents are left out; ≥ 1.</summary>
    public int MinimumDocuments { get; init; } = 1;

    /// <summary>The largest vocabulary; the most frequent terms of the corpus stay, ≥ 1. Among equals the choice
    /// is arbitrary but reproducible.</summary>
    public int MaximumTerms { get; init; } = int.MaxValue;
}

namespace OptiFire.Numerics.Text;

/// <summary>Vectors of fixed length for texts, without a vocabulary: every term is hashed to a coordinate.</summary>
/// <remarks>
/// A bag of terms, no understanding of language. Term t adds ±1 to coordinate |h(t)| mod n with h =
/// <see cref="MurmurHash3"/> of its UTF-8 bytes, seed 0, read as a signed number; the sign of h lets collisions cancel
/// on average. Any text can be hashed at any time without knowing later texts.
/// <para>Source: K. Weinberger et al., "Feature hashing for large scale multitask learning", ICML (2009).</para>
/// </remarks>
public sealed class HashingVectorizer
{
    private readonly TermOptions _terms;
    private readonly VectorNorm _norm;
    private readonly bool _alternateSign;

    /// <summary>Sets the hashing.</summary>
    /// <param name="size">Coordinates n, ≥ 1.</param>
    /// <param name="terms">How texts are cut; null for single words.</param>
    /// <param name="alternateSign">Whether the sign of the hash is used.</param>
    /// <param name="norm">What is made 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1.</exception>
    public HashingVectorizer(
        int size = 1 << 20,
        TermOptions? terms = null,
        bool alternateSign = true,
        VectorNorm norm = VectorNorm.Euclidean
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _terms = terms ?? new();
        _alternateSign = alternateSign;
        _norm = norm;
    }

    /// <summary>The number of coordinates.</summary>
    public int Size { get; }

    /// <summary>The vector of a text; zero for a text without terms.</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public SparseVector Transform(string text)
    {
        var sums = new SortedDictionary<int, double>();
        foreach (string term in _terms.Terms(text))
        {
            int hash = unchecked((int)MurmurHash3.Of(term));
            int index = (int)(Math.Abs((long)hash) % Size);
            sums.TryGetValue(index, out double sum);
            sums[index] = sum + (_alternateSign && hash < 0 ? -1 : 1);
        }

        return SparseVector.From(sums, _norm);
    }
}

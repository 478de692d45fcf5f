namespace OptiFire.Numerics.Text;

/// <summary>Vectors for texts in which rare words of the corpus weigh more than common ones.</summary>
/// <remarks>
/// <code>
/// weight = tf·idf
/// idf = ln((1 + n)/(1 + df)) + 1   smooth
/// idf = ln(n/df) + 1               otherwise
/// </code>
/// n documents, df of them with the term; scaled by the norm afterwards. Terms outside the vocabulary are ignored. A bag
/// of terms, no understanding of language. Fit on the past only: a corpus that holds later texts looks ahead.
/// <para>Source: G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", Information
/// Processing and Management 24 (1988), 513–523.</para>
/// </remarks>
public sealed class TfIdf
{
    private readonly TfIdfOptions _options;
    private readonly Dictionary<string, int> _places;
    private readonly string[] _vocabulary;
    private readonly double[] _inverse;

    private TfIdf(TfIdfOptions options, string[] vocabulary, double[] inverse)
    {
        _options = options;
        _vocabulary = vocabulary;
        _inverse = inverse;
        _places = new(StringComparer.Ordinal);
        for (int i = 0; i < vocabulary.Length; i++)
        {
            _places.Add(vocabulary[i], i);
        }
    }

    /// <summary>The terms in ordinal order; the position is the coordinate.</summary>
    public IReadOnlyList<string> Vocabulary => _vocabulary;

    /// <summary>The inverse document frequency of each term, ≥ 1.</summary>
    public ReadOnlySpan<double> InverseDocumentFrequencies => _inverse;

    /// <summary>Learns vocabulary and weights from a corpus.</summary>
    /// <param name="documents">The texts, in any order.</param>
    /// <param name="options">How to weigh; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="documents"/> is null.</exception>
    /// <exception cref="ArgumentException">No term is left: the vocabulary would be empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static TfIdf Fit(IReadOnlyList<string> documents, TfIdfOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinimumDocuments, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumTerms, 1, nameof(options));
        var counts = new SortedDictionary<string, (int Uses, int Documents)>(StringComparer.Ordinal);
        foreach (string document in documents)
        {
            foreach (IGrouping<string, string> term in options.Terms.Terms(document).GroupBy(t => t))
            {
                counts.TryGetValue(term.Key, out (int Uses, int Documents) count);
                counts[term.Key] = (count.Uses + term.Count(), count.Documents + 1);
            }
        }

        string[] known = [.. counts.Where(c => c.Value.Documents >= options.MinimumDocuments).Select(c => c.Key)];
        string[] kept =
        [
            .. FrequencyOrder
                .Of([.. known.Select(term => counts[term].Uses)])
                .Take(options.MaximumTerms)
                .Order()
                .Select(place => known[place]),
        ];
        if (kept.Length == 0)
        {
            throw new ArgumentException("The vocabulary is empty.", nameof(documents));
        }

        double extra = options.SmoothInverse ? 1 : 0;
        double n = documents.Count + extra;
        return new(options, kept, [.. kept.Select(term => Math.Log(n / (counts[term].Documents + extra)) + 1)]);
    }

    /// <summary>The vector of a text; zero when no term is known.</summary>
    /// <param name="text">Any text, of the corpus or not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public SparseVector Transform(string text)
    {
        var counts = new SortedDictionary<int, double>();
        foreach (string term in _options.Terms.Terms(text))
        {
            if (_places.TryGetValue(term, out int place))
            {
                counts.TryGetValue(place, out double count);
                counts[place] = count + 1;
            }
        }

        foreach ((int place, double count) in counts.ToArray())
        {
            counts[place] = (_options.SublinearFrequency ? 1 + Math.Log(count) : count) * _inverse[place];
        }

        return SparseVector.From(counts, _options.Norm);
    }
}

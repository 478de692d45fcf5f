namespace OptiFire.Numerics.Text;

/// <summary>Finds copies and near-copies among the headlines of the last hours, so that one story counts once.</summary>
/// <remarks>
/// A headline is the set of its lower-case words and word pairs, hashed; punctuation, case and spacing do not matter.
/// <code>similarity = |A ∩ B|/|A ∪ B|        novelty = 1 − max similarity</code>
/// The sets are compared in full, so the similarity is exact but for hash collisions (about 1e-9 per pair of shingles).
/// A duplicate is not remembered again, but renews its original: a story that keeps being repeated stays known. Headlines
/// older than the window are forgotten, and beyond the capacity the oldest. O(capacity·words) per headline.
/// <para>Source: A. Broder, "On the resemblance and containment of documents", Compression and Complexity of Sequences
/// (1997), 21–29.</para>
/// </remarks>
public sealed class HeadlineNovelty
{
    private readonly TimeSpan _window;
    private readonly int _capacity;
    private readonly double _threshold;
    private readonly List<(DateTimeOffset Time, uint[] Shingles)> _known = [];

    /// <summary>Starts empty.</summary>
    /// <param name="window">How long a headline is remembered, above 0.</param>
    /// <param name="capacity">How many are remembered at most, ≥ 1.</param>
    /// <param name="threshold">The similarity that makes a duplicate, in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public HeadlineNovelty(TimeSpan window, int capacity = 1024, double threshold = 0.7)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        if (!(threshold > 0 && threshold <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be in (0, 1].");
        }

        _window = window;
        _capacity = capacity;
        _threshold = threshold;
    }

    /// <summary>What is remembered, oldest first: the whole state.</summary>
    public IReadOnlyList<RememberedHeadline> Remembered =>
        [.. _known.Select(k => new RememberedHeadline(k.Time, k.Shingles))];

    /// <summary>Takes up a saved state in place of the present one.</summary>
    /// <param name="saved">The saved <see cref="Remembered"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="saved"/> is null.</exception>
    /// <exception cref="ArgumentException">More were saved than fit, their times fall, or shingles do not rise.</exception>
    public void Restore(IReadOnlyList<RememberedHeadline> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        bool rises = saved.Zip(saved.Skip(1)).All(pair => pair.First.Time <= pair.Second.Time);
        bool sorted = saved.All(h => h.Shingles.Zip(h.Shingles.Skip(1)).All(pair => pair.First < pair.Second));
        if (saved.Count > _capacity || !rises || !sorted)
        {
            throw new ArgumentException("These headlines were not saved from such a memory.", nameof(saved));
        }

        _known.Clear();
        _known.AddRange(saved.Select(h => (h.Time, h.Shingles.ToArray())));
    }

    /// <summary>Judges a headline against those before it, and remembers it if it is new.</summary>
    /// <param name="time">When it became known, not before the one before.</param>
    /// <param name="headline">The text. One without a word is new and not remembered.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headline"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="time"/> lies before the latest headline remembered.</exception>
    public NoveltyReading Observe(DateTimeOffset time, string headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        if (_known.Count > 0 && time < _known[^1].Time)
        {
            throw new ArgumentException($"{time:O} lies before {_known[^1].Time:O}.", nameof(time));
        }

        _known.RemoveAll(k => time - k.Time > _window);
        uint[] shingles = Shingles(headline);
        if (shingles.Length == 0)
        {
            return new(1, null, false);
        }

        (int nearest, double similarity) = Nearest(shingles);
        NoveltyReading reading = new(
            1 - similarity,
            nearest < 0 ? null : _known[nearest].Time,
            similarity >= _threshold
        );
        Remember(time, reading.IsDuplicate ? nearest : -1, shingles);
        return reading;
    }

    private void Remember(DateTimeOffset time, int original, uint[] shingles)
    {
        if (original >= 0)
        {
            shingles = _known[original].Shingles;
            _known.RemoveAt(original);
        }
        else if (_known.Count == _capacity)
        {
            _known.RemoveAt(0);
        }

        _known.Add((time, shingles));
    }

    private (int Index, double Similarity) Nearest(uint[] shingles)
    {
        int nearest = -1;
        double best = 0;
        for (int i = _known.Count - 1; i >= 0; i--)
        {
            double similarity = Similarity(shingles, _known[i].Shingles);
            if (similarity > best)
            {
                best = similarity;
                nearest = i;
            }
        }

        return (nearest, best);
    }

    private static double Similarity(uint[] first, uint[] second)
    {
        int common = 0;
        for (int i = 0, j = 0; i < first.Length && j < second.Length; )
        {
            common += first[i] == second[j] ? 1 : 0;
            bool advance = first[i] <= second[j];
            j += first[i] >= second[j] ? 1 : 0;
            i += advance ? 1 : 0;
        }

        return (double)common / (first.Length + second.Length - common);
    }

    private static uint[] Shingles(string headline)
    {
        List<string> words = Tokenizer.Words(headline);
        var hashes = new SortedSet<uint>();
        for (int i = 0; i < words.Count; i++)
        {
            hashes.Add(MurmurHash3.Of(words[i]));
            if (i > 0)
            {
                hashes.Add(MurmurHash3.Of($"{words[i - 1]} {words[i]}"));
            }
        }

        return [.. hashes];
    }
}

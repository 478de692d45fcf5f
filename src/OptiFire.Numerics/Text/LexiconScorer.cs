namespace OptiFire.Numerics.Text;

/// <summary>Counts good and bad words of a text, a word after a negation the other way round.</summary>
/// <remarks>
/// <code>sentiment = (positive − negative)/(positive + negative)</code>
/// "Not a strong quarter" is bad: a negation turns the words that follow it within <c>reach</c>, in the same sentence.
/// Two negations do not cancel. O(text), deterministic.
/// <para>Source: P. Tetlock, "Giving content to investor sentiment", Journal of Finance 62 (2007), 1139–1168.</para>
/// </remarks>
public sealed class LexiconScorer
{
    private static readonly char[] SentenceEnds = ['.', ';', '!', '?', '\n'];
    private readonly IWordList _words;
    private readonly int _reach;

    /// <summary>Sets the list.</summary>
    /// <param name="words">Which words count.</param>
    /// <param name="reach">Words after a negation that it turns, ≥ 0; 0 ignores negations.</param>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reach"/> is negative.</exception>
    public LexiconScorer(IWordList words, int reach = 3)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegative(reach);
        _words = words;
        _reach = reach;
    }

    /// <summary>Counts the words of a text.</summary>
    /// <param name="text">A headline or a story; may be empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public LexiconCount Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        LexiconCount count = default;
        foreach (string sentence in text.Split(SentenceEnds))
        {
            count = count.Plus(InSentence(Tokenizer.Words(sentence)));
        }

        return count;
    }

    private LexiconCount InSentence(List<string> words)
    {
        int positive = 0;
        int negative = 0;
        int turned = 0;
        foreach (string word in words)
        {
            int polarity = _words.Polarity(word) * (turned > 0 ? -1 : 1);
            positive += polarity > 0 ? 1 : 0;
            negative += polarity < 0 ? 1 : 0;
            turned = _words.IsNegation(word) ? _reach : Math.Max(turned - 1, 0);
        }

        return new(positive, negative, words.Count);
    }
}

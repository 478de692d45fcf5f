namespace OptiFire.Numerics.Text;

/// <summary>How a text becomes terms.</summary>
/// <param name="Unit">What it is cut into.</param>
/// <param name="Shortest">Fewest units per term, ≥ 1.</param>
/// <param name="Longest">Most units per term, ≥ <paramref name="Shortest"/>.</param>
public sealed record TermOptions(TermUnit Unit = TermUnit.Word, int Shortest = 1, int Longest = 1)
{
    /// <summary>Cuts a text into its terms, lower-cased, repeated as often as they occur.</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public IReadOnlyList<string> Terms(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(Shortest, 1, nameof(Shortest));
        ArgumentOutOfRangeException.ThrowIfLessThan(Longest, Shortest, nameof(Longest));
        var terms = new List<string>();
        switch (Unit)
        {
            case TermUnit.Word:
                AddWordRuns(Tokenizer.Words(text, 2), terms);
                break;
            case TermUnit.Character:
                string blanks = SingleBlanks(text.ToLowerInvariant());
                for (int length = Shortest; length <= Math.Min(Longest, blanks.Length); length++)
                {
                    AddRuns(blanks, length, terms);
                }

                break;
            case TermUnit.CharacterInWord:
                AddRunsInWords(text.ToLowerInvariant(), terms);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(text), Unit, "Unknown unit.");
        }

        return terms;
    }

    private void AddWordRuns(List<string> words, List<string> terms)
    {
        for (int length = Shortest; length <= Math.Min(Longest, words.Count); length++)
        {
            for (int start = 0; start + length <= words.Count; start++)
            {
                terms.Add(length == 1 ? words[start] : string.Join(' ', words.GetRange(start, length)));
            }
        }
    }

    private void AddRunsInWords(string text, List<string> terms)
    {
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string padded = $" {word} ";
            for (int length = Shortest; length <= Longest; length++)
            {
                if (length >= padded.Length)
                {
                    // A word that is too short for more counts once, whole.
                    terms.Add(padded);
                    break;
                }

                AddRuns(padded, length, terms);
            }
        }
    }

    private static void AddRuns(string text, int length, List<string> terms)
    {
        for (int start = 0; start + length <= text.Length; start++)
        {
            terms.Add(text.Substring(start, length));
        }
    }

    // Only a run of two or more blanks becomes one blank: a single tab stays.
    private static string SingleBlanks(string text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int end = i;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            if (end - i >= 2)
            {
                result.Append(' ');
                i = end - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}

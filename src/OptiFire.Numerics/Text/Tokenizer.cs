using System.Globalization;
using System.Text;

namespace OptiFire.Numerics.Text;

/// <summary>Splits a text into lower-case words.</summary>
/// <remarks>
/// A word is the longest run of letters, digits, other numerals and underscores of any script; everything else
/// separates. Lower-casing is invariant: a Turkish machine gives the same words.
/// </remarks>
public static class Tokenizer
{
    /// <summary>The words in order.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="minimumLength">Shorter words are left out, ≥ 1, in UTF-16 characters.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimumLength"/> is below 1.</exception>
    public static List<string> Words(ReadOnlySpan<char> text, int minimumLength = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumLength, 1);
        var words = new List<string>();
        string lower = text.ToString().ToLowerInvariant();
        int start = -1;
        int position = 0;
        foreach (Rune rune in lower.EnumerateRunes())
        {
            if (!IsWordPart(rune))
            {
                Add(words, lower, start, position, minimumLength);
                start = -1;
            }
            else if (start < 0)
            {
                start = position;
            }

            position += rune.Utf16SequenceLength;
        }

        Add(words, lower, start, lower.Length, minimumLength);
        return words;
    }

    private static void Add(List<string> words, string text, int start, int end, int minimumLength)
    {
        if (start >= 0 && end - start >= minimumLength)
        {
            words.Add(text[start..end]);
        }
    }

    private static bool IsWordPart(Rune rune) =>
        rune.Value == '_'
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber;
}

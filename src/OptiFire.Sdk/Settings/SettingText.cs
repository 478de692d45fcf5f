using System.Text;

namespace OptiFire.Sdk.Settings;

/// <summary>A value as somebody wrote it.</summary>
/// <param name="Text">Without quotes.</param>
/// <param name="Quotes">Whether it was quoted, where the notation tells.</param>
public readonly record struct SettingText(string Text, SettingQuotes Quotes = SettingQuotes.Unknown)
{
    /// <summary>The most characters a value may have.</summary>
    public const int Longest = 4_096;

    private const int ShownCharacters = 80;

    /// <summary>The text, where it may be a number, a truth value or null; null where it was quoted.</summary>
    internal string? Plain => Quotes == SettingQuotes.Some ? null : Text;

    /// <summary>Whether it is a null of the notation.</summary>
    internal bool IsNull => Quotes == SettingQuotes.None && Text is ("" or "~" or "null" or "Null" or "NULL");

    /// <summary>Whether it is a number that is none, or has no end.</summary>
    internal bool IsNotFinite =>
        Plain?.TrimStart('+', '-').TrimStart('.').ToUpperInvariant() is "NAN" or "INF" or "INFINITY";

    /// <summary>The value as errors show it, cut where it is long.</summary>
    public string Shown
    {
        get
        {
            string cut = Text.Length <= ShownCharacters ? Text : string.Concat(Text.AsSpan(0, ShownCharacters), "…");
            return Quotes == SettingQuotes.Some ? $"\"{cut}\"" : $"'{cut}'";
        }
    }

    /// <summary>Why no setting can have this value; null when one may.</summary>
    public string? Fault =>
        Text.Length > Longest ? $"{Shown} has {Text.Length} characters; at most {Longest} are allowed"
        : Text.EnumerateRunes().Any(IsUnfit) || !IsWellFormed(Text)
            ? $"{Shown} has a control character or half a character; allowed is text"
        : null;

    private static bool IsUnfit(Rune rune) => Rune.IsControl(rune) && rune.Value is not ('\t' or '\n');

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}

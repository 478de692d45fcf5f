namespace OptiFire.Numerics.Text;

/// <summary>What a text is cut into.</summary>
public enum TermUnit
{
    /// <summary>Words of two characters or more; runs of words are joined by a blank.</summary>
    Word,

    /// <summary>Runs of characters, blanks included.</summary>
    Character,

    /// <summary>Runs of characters within one word, which is given a blank at both ends.</summary>
    CharacterInWord,
}

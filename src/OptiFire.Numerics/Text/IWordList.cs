namespace OptiFire.Numerics.Text;

/// <summary>Which words are good news and which are bad.</summary>
public interface IWordList
{
    /// <summary>What one word says.</summary>
    /// <param name="word">A word in lower case.</param>
    /// <returns>1 for good, −1 for bad, 0 for neither or unknown.</returns>
    int Polarity(string word);

    /// <summary>Whether a word turns the meaning of what follows, such as "not".</summary>
    /// <param name="word">A word in lower case.</param>
    bool IsNegation(string word);
}

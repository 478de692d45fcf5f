namespace OptiFire.Numerics.Information;

/// <summary>The entropy of words of symbols, per symbol: the plug-in estimate of an entropy rate.</summary>
/// <remarks>
/// <code>h = −(1/w) Σ p(word) log₂ p(word)</code>
/// over all n − w + 1 overlapping words of w symbols. It needs many more symbols than there are words. Time and memory
/// O(n).
/// <para>Source: M. López de Prado, "Advances in Financial Machine Learning" (2018), snippet 18.1, which leaves the last
/// word out.</para>
/// </remarks>
public static class BlockEntropy
{
    /// <summary>The estimate for one length of words.</summary>
    /// <param name="symbols">The sequence, oldest first; each below the alphabet's size.</param>
    /// <param name="alphabet">Possible symbols, 2 to 256.</param>
    /// <param name="wordLength">Symbols per word w, ≥ 1, so that alphabet^w stays below 2⁶³.</param>
    /// <returns>Bits per symbol; NaN below w symbols.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    /// <exception cref="ArgumentException">A symbol is not in the alphabet.</exception>
    public static double Of(ReadOnlySpan<byte> symbols, int alphabet, int wordLength)
    {
        if (alphabet is < 2 or > 256)
        {
            throw new ArgumentOutOfRangeException(
                nameof(alphabet),
                alphabet,
                "The alphabet must have 2 to 256 symbols."
            );
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(wordLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wordLength, (int)(63 / Math.Log2(alphabet)));
        long leading = 1;
        for (int i = 1; i < wordLength; i++)
        {
            leading *= alphabet;
        }

        Dictionary<long, int> words = [];
        long word = 0;
        for (int i = 0; i < symbols.Length; i++)
        {
            if (symbols[i] >= alphabet)
            {
                throw new ArgumentException($"Symbol {symbols[i]} is not below {alphabet}.", nameof(symbols));
            }

            word = word % leading * alphabet + symbols[i];
            if (i >= wordLength - 1)
            {
                words[word] = words.GetValueOrDefault(word) + 1;
            }
        }

        return ShannonEntropy.OfCounts([.. words.Values]) / wordLength;
    }
}

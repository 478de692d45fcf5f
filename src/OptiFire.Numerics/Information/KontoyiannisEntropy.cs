namespace OptiFire.Numerics.Information;

/// <summary>The entropy rate of a sequence of symbols, from how long its stretches repeat what came before.</summary>
/// <remarks>
/// Lᵢ is one more than the longest stretch from i on that also starts among the last nᵢ symbols before i, matches of at
/// most nᵢ symbols counting; then
/// <code>h = mean of log₂(nᵢ + 1)/Lᵢ</code>
/// Expanding: nᵢ = i for i = 1 … ⌊n/2⌋, all the past there is. With a window w: nᵢ = w for i = w … n − w.
/// It tells order from chance sooner than block counts do. Time O(n·w·L).
/// <para>Sources: I. Kontoyiannis, P. H. Algoet, Y. M. Suhov and A. J. Wyner, IEEE Transactions on Information Theory 44
/// (1998), 1319–1327; Y. Gao, I. Kontoyiannis and E. Bienenstock, Entropy 10 (2008), 71–99; M. López de Prado (2018),
/// snippet 18.4.</para>
/// </remarks>
public static class KontoyiannisEntropy
{
    /// <summary>The estimate over the growing past.</summary>
    /// <param name="symbols">The sequence, oldest first.</param>
    /// <returns>Bits per symbol; NaN below two symbols.</returns>
    public static double Expanding(ReadOnlySpan<byte> symbols)
    {
        double sum = 0;
        for (int i = 1; i <= symbols.Length / 2; i++)
        {
            sum += Math.Log2(i + 1) / MatchLength(symbols, i, i);
        }

        return symbols.Length < 2 ? double.NaN : sum / (symbols.Length / 2);
    }

    /// <summary>The estimate over a past of constant length.</summary>
    /// <param name="symbols">The sequence, oldest first.</param>
    /// <param name="window">Symbols w of the past, ≥ 1; at most half of the sequence is used.</param>
    /// <returns>Bits per symbol; NaN below two symbols.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
    public static double Windowed(ReadOnlySpan<byte> symbols, int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        window = Math.Min(window, symbols.Length / 2);
        double sum = 0;
        for (int i = window; i <= symbols.Length - window && window > 0; i++)
        {
            sum += Math.Log2(window + 1) / MatchLength(symbols, i, window);
        }

        return window == 0 ? double.NaN : sum / (symbols.Length - 2 * window + 1);
    }

    private static int MatchLength(ReadOnlySpan<byte> symbols, int start, int window)
    {
        ReadOnlySpan<byte> ahead = symbols.Slice(start, Math.Min(window, symbols.Length - start));
        int longest = 0;
        for (int from = start - window; from < start; from++)
        {
            longest = Math.Max(longest, symbols[from..].CommonPrefixLength(ahead));
        }

        return longest + 1;
    }
}

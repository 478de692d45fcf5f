namespace OptiFire.Numerics.Information;

/// <summary>How many new phrases it takes to tell a sequence of symbols.</summary>
/// <remarks>Symbols are small whole numbers, such as the bins of <see cref="BinEdges"/> or the signs of returns.</remarks>
public static class LempelZiv
{
    /// <summary>The number of components of the exhaustive history (LZ76).</summary>
    /// <param name="symbols">The sequence, oldest first.</param>
    /// <returns>c ≥ 1; 0 when empty. A constant sequence of two or more has 2.</returns>
    /// <remarks>
    /// Each component is the shortest stretch that cannot be copied from what came before it, overlap allowed. Time O(n²)
    /// at worst, no allocation.
    /// <para>Sources: A. Lempel and J. Ziv, "On the complexity of finite sequences", IEEE Transactions on Information
    /// Theory 22 (1976), 75–81; F. Kaspar and H. G. Schuster, Physical Review A 36 (1987), 842–848.</para>
    /// </remarks>
    public static int Complexity(ReadOnlySpan<byte> symbols)
    {
        int components = 0;
        for (int start = 0; start < symbols.Length; components++)
        {
            int longest = 0;
            for (int from = 0; from < start && start + longest < symbols.Length; from++)
            {
                int copied = symbols[from..].CommonPrefixLength(symbols[start..]);
                longest = Math.Max(longest, copied);
            }

            start += longest + 1;
        }

        return components;
    }

    /// <summary>A complexity on the scale on which a random sequence tends to 1.</summary>
    /// <param name="complexity">c of <see cref="Complexity"/>.</param>
    /// <param name="length">Symbols n, ≥ 1.</param>
    /// <param name="alphabet">Possible symbols k, at least 2.</param>
    /// <returns>c·log_k n / n, the symbols' entropy rate as a share of the greatest possible.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static double Normalize(int complexity, int length, int alphabet)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(complexity);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(alphabet, 2);
        return complexity * (Math.Log2(length) / Math.Log2(alphabet)) / length;
    }

    /// <summary>The number of different phrases in a growing library, per symbol.</summary>
    /// <param name="symbols">The sequence, oldest first.</param>
    /// <returns>A share in (0, 1]; NaN when empty. It falls with the length: compare equal lengths only.</returns>
    /// <remarks>
    /// Each phrase is the shortest one not yet in the library; one that the sequence's end cuts off is not counted. Time
    /// O(n), memory O(n).
    /// <para>Source: M. López de Prado, "Advances in Financial Machine Learning" (2018), snippet 18.2.</para>
    /// </remarks>
    public static double LibraryShare(ReadOnlySpan<byte> symbols)
    {
        // A tree of phrases: node and symbol lead to the longer phrase.
        Dictionary<(int Node, byte Symbol), int> library = [];
        int node = 0;
        foreach (byte symbol in symbols)
        {
            bool known = library.TryGetValue((node, symbol), out int longer);
            if (!known)
            {
                library.Add((node, symbol), library.Count + 1);
            }

            node = known ? longer : 0;
        }

        return symbols.IsEmpty ? double.NaN : (double)library.Count / symbols.Length;
    }
}

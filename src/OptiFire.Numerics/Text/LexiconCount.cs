namespace OptiFire.Numerics.Text;

/// <summary>Good and bad words of a text, or of many.</summary>
/// <param name="Positive">Good words, and negated bad ones, ≥ 0.</param>
/// <param name="Negative">Bad words, and negated good ones, ≥ 0.</param>
/// <param name="Words">All words, ≥ 0.</param>
/// <remarks>Default is the empty text; counts of texts add up.</remarks>
public readonly record struct LexiconCount(int Positive, int Negative, int Words)
{
    /// <summary>(positive − negative)/(positive + negative) in [−1, 1]; NaN without either: silence is not neutrality.</summary>
    public double Polarity =>
        Positive + Negative == 0 ? double.NaN : (double)(Positive - Negative) / (Positive + Negative);

    /// <summary>(positive − negative)/words in [−1, 1]; NaN for an empty text.</summary>
    public double Tone => Words == 0 ? double.NaN : (double)(Positive - Negative) / Words;

    /// <summary>Both texts together.</summary>
    /// <param name="other">The other text.</param>
    public LexiconCount Plus(LexiconCount other) =>
        new(Positive + other.Positive, Negative + other.Negative, Words + other.Words);

    /// <summary>Antweiler and Frank's bullishness of a set of messages.</summary>
    /// <param name="bullish">Good messages B, or their weight, ≥ 0.</param>
    /// <param name="bearish">Bad messages S, or their weight, ≥ 0.</param>
    /// <returns>ln((1 + B)/(1 + S)): 0 without messages, larger the more messages agree; NaN where one is NaN.</returns>
    /// <remarks>Source: W. Antweiler and M. Frank, Journal of Finance 59 (2004), 1259–1294.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public static double Bullishness(double bullish, double bearish)
    {
        if (bullish < 0 || bearish < 0)
        {
            throw new ArgumentOutOfRangeException(
                bullish < 0 ? nameof(bullish) : nameof(bearish),
                Math.Min(bullish, bearish),
                "Must be 0 or more."
            );
        }

        return double.LogP1(bullish) - double.LogP1(bearish);
    }
}

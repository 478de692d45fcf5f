namespace OptiFire.Numerics.CrossSection;

/// <summary>How far the number that traders whisper lies from the published consensus.</summary>
/// <remarks>
/// Meaningful only before the announcement: whoever calls this with a whisper collected after it looks ahead.
/// <para>Source: M. Bagnoli, M. Beneish and S. Watts, "Whisper forecasts of quarterly earnings per share", Journal of
/// Accounting and Economics 28 (1999), 27–50.</para>
/// </remarks>
public static class WhisperSpread
{
    /// <summary>The spread in currency per share.</summary>
    /// <param name="whisper">Whispered earnings per share.</param>
    /// <param name="consensus">The consensus on the same basis.</param>
    /// <returns>whisper − consensus; positive when the street hopes for more than it says.</returns>
    public static double Absolute(double whisper, double consensus) => whisper - consensus;

    /// <summary>The spread in standard deviations of the analysts' estimates.</summary>
    /// <param name="whisper">Whispered earnings per share.</param>
    /// <param name="consensus">The consensus on the same basis.</param>
    /// <param name="dispersion">Standard deviation of the estimates, ≥ 0.</param>
    /// <returns>(whisper − consensus)/dispersion; NaN where the dispersion is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dispersion"/> is negative.</exception>
    public static double ByDispersion(double whisper, double consensus, double dispersion) =>
        EarningsSurprise.ByDispersion(whisper, consensus, dispersion);

    /// <summary>The spread as a fraction of the share price.</summary>
    /// <param name="whisper">Whispered earnings per share.</param>
    /// <param name="consensus">The consensus on the same basis.</param>
    /// <param name="price">The price of a share, above 0.</param>
    /// <returns>(whisper − consensus)/price.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above 0 and finite.</exception>
    public static double ByPrice(double whisper, double consensus, double price) =>
        EarningsSurprise.ByPrice(whisper, consensus, price);

    /// <summary>The spread as a fraction of the consensus.</summary>
    /// <param name="whisper">Whispered earnings per share.</param>
    /// <param name="consensus">The consensus on the same basis.</param>
    /// <returns>(whisper − consensus)/|consensus|; NaN where the consensus is 0.</returns>
    public static double Relative(double whisper, double consensus) => EarningsSurprise.Relative(whisper, consensus);
}

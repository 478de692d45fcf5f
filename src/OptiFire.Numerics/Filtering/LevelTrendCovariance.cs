namespace OptiFire.Numerics.Filtering;

/// <summary>The symmetric 2×2 covariance of a level and its trend; each element is stored once.</summary>
/// <param name="Level">Variance of the level, unit².</param>
/// <param name="Covariance">Covariance of level and trend, unit² per step.</param>
/// <param name="Trend">Variance of the trend, unit² per step².</param>
public readonly record struct LevelTrendCovariance(double Level, double Covariance, double Trend)
{
    /// <summary>FPFᵀ for the transition F = [1 1; 0 1].</summary>
    internal LevelTrendCovariance Moved() => new(Level + 2 * Covariance + Trend, Covariance + Trend, Trend);

    /// <summary>Joseph's form (I − KH)P(I − KH)ᵀ + KRKᵀ for H = [1 0].</summary>
    internal LevelTrendCovariance Updated(double levelGain, double trendGain, double noise)
    {
        double kept = 1 - levelGain;
        double mixed = Covariance - trendGain * Level;
        return new(
            kept * kept * Level + levelGain * levelGain * noise,
            kept * mixed + levelGain * trendGain * noise,
            Trend - trendGain * Covariance - trendGain * mixed + trendGain * trendGain * noise
        );
    }
}

using OptiFire.Numerics.Cointegration;

namespace OptiFire.Plugins.Alpha;

/// <summary>A pair as its formation period left it: frozen until the next selection.</summary>
/// <param name="Explained">Index among the tickers of the leg that is bought when the spread is.</param>
/// <param name="Explaining">Index of the leg that is sold against it.</param>
/// <param name="Line">α and β of the log prices, both measured from the last close of the formation.</param>
/// <param name="Scale">Mean and deviation of the spread over the formation.</param>
/// <param name="HalfLife">Half-life of the spread, sessions.</param>
/// <param name="PValue">The lower p-value of both directions.</param>
/// <param name="AdjustedPValue">The same after the correction for all pairs tested.</param>
public readonly record struct PairFormation(
    int Explained,
    int Explaining,
    HedgeLine Line,
    SpreadScale Scale,
    double HalfLife,
    double PValue,
    double AdjustedPValue
)
{
    /// <summary>Whether there is a pair.</summary>
    public bool IsFormed => HalfLife > 0;

    /// <summary>How many deviations the spread lies above its mean.</summary>
    /// <param name="explainedPath">Log total return of the explained leg since the formation.</param>
    /// <param name="explainingPath">That of the other leg.</param>
    public double Score(double explainedPath, double explainingPath) =>
        Scale.Score(Line.Spread(explainedPath, explainingPath));
}

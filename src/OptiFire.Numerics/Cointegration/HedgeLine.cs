namespace OptiFire.Numerics.Cointegration;

/// <summary>A line y = α + β·x through the levels or log levels of two series.</summary>
/// <param name="Ratio">β, the hedge ratio: units of x held short per unit of y. NaN when the data do not determine it.</param>
/// <param name="Intercept">α, unit of y; NaN with the ratio.</param>
public readonly record struct HedgeLine(double Ratio, double Intercept)
{
    /// <summary>y − α − β·x: the spread at one pair.</summary>
    /// <param name="y">The explained value.</param>
    /// <param name="x">The explaining value.</param>
    public double Spread(double y, double x) => y - Intercept - Ratio * x;
}

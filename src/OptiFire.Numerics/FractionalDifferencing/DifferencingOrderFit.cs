namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>A series differenced by one order, and what the unit-root test says of it.</summary>
/// <param name="Order">The order d.</param>
/// <param name="Window">Values per window.</param>
/// <param name="PValue">The test's p-value; NaN where the series is too short for a window, or the test cannot be made.</param>
/// <param name="LevelCorrelation">Pearson's correlation with the undifferenced series: the memory that is left.</param>
/// <param name="IsStationary">Whether the p-value is below the level of significance.</param>
public readonly record struct DifferencingOrderFit(
    double Order,
    int Window,
    double PValue,
    double LevelCorrelation,
    bool IsStationary
);

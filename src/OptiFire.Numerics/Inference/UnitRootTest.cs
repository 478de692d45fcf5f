namespace OptiFire.Numerics.Inference;

/// <summary>The result of an augmented Dickey–Fuller test. Check <see cref="Status"/> first.</summary>
/// <param name="Status">Whether the test could be made; if not, every number below is NaN or 0.</param>
/// <param name="Statistic">The t statistic of the level's coefficient; very negative speaks against a unit root.</param>
/// <param name="PValue">MacKinnon's asymptotic probability of a smaller statistic under a unit root, in [0, 1].</param>
/// <param name="Lag">The number of lagged differences used, ≥ 0.</param>
/// <param name="Observations">The number of rows of the final regression.</param>
/// <param name="CriticalValues">MacKinnon's critical values for this number of rows.</param>
/// <param name="BestCriterion">
/// The criterion at the chosen lag, on the common sample of the search: AIC, BIC, or the |t| of the last coefficient;
/// NaN when the lag was fixed.
/// </param>
public readonly record struct UnitRootTest(
    TestStatus Status,
    double Statistic,
    double PValue,
    int Lag,
    int Observations,
    CriticalValues CriticalValues,
    double BestCriterion
)
{
    internal static UnitRootTest Failed(TestStatus status) =>
        new(status, double.NaN, double.NaN, 0, 0, CriticalValues.Unknown, double.NaN);
}

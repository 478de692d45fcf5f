using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Cointegration;

/// <summary>An Engle–Granger test of a pair in both directions. Check <see cref="Status"/> first.</summary>
/// <param name="FirstOnSecond">The test with the first series explained by the second.</param>
/// <param name="SecondOnFirst">The test with the second series explained by the first.</param>
public sealed record CointegratedPair(EngleGrangerTest FirstOnSecond, EngleGrangerTest SecondOnFirst)
{
    /// <summary>Whether both directions could be tested; else the first failure.</summary>
    public TestStatus Status =>
        FirstOnSecond.Status != TestStatus.Estimated ? FirstOnSecond.Status : SecondOnFirst.Status;

    /// <summary>Whether the first series is the explained one in <see cref="Kept"/>.</summary>
    public bool FirstIsExplained => !(SecondOnFirst.PValue < FirstOnSecond.PValue);

    /// <summary>The direction with the lower p-value; the first on the second when they are equal.</summary>
    public EngleGrangerTest Kept => FirstIsExplained ? FirstOnSecond : SecondOnFirst;

    /// <summary>The lower of the two p-values; NaN unless both directions could be tested.</summary>
    public double PValue => Status == TestStatus.Estimated ? Kept.PValue : double.NaN;
}

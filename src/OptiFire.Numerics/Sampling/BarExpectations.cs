namespace OptiFire.Numerics.Sampling;

/// <summary>How imbalance and run bars form their expectations.</summary>
/// <param name="InitialTicks">Trades expected in the first bar, ≥ 1; nothing closes before that many are known.</param>
/// <param name="ImbalanceWindow">Trades the average imbalance looks back on, ≥ 1.</param>
/// <param name="PreviousBars">Bars the average length (and a run bar's share of buys) looks back on, ≥ 1.</param>
/// <param name="AdaptsLength">Whether the expected length follows the lengths of past bars; otherwise it stays
/// <paramref name="InitialTicks"/>, which cannot run away.</param>
/// <param name="LeastTicks">Lower limit of the expected length, ≥ 0.</param>
/// <param name="MostTicks">Upper limit, at least the lower one.</param>
public sealed record BarExpectations(
    int InitialTicks,
    int ImbalanceWindow,
    int PreviousBars = 3,
    bool AdaptsLength = false,
    double LeastTicks = 0,
    double MostTicks = double.PositiveInfinity
)
{
    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of range.</exception>
    internal void Require()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(InitialTicks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ImbalanceWindow, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PreviousBars, 1);
        if (!(LeastTicks >= 0 && MostTicks >= LeastTicks))
        {
            throw new ArgumentOutOfRangeException(nameof(MostTicks), MostTicks, "The limits must be 0 ≤ least ≤ most.");
        }
    }
}

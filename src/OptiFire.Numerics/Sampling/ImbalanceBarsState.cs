using System.Collections.Immutable;

namespace OptiFire.Numerics.Sampling;

/// <summary>All that <see cref="ImbalanceBars"/> needs to continue after a restart.</summary>
/// <param name="Open">The open bar.</param>
/// <param name="Balance">Its signed sum θ.</param>
/// <param name="ExpectedTicks">Expected length of the bar, in trades.</param>
/// <param name="ExpectedImbalance">Expected signed size of a trade; NaN while too few are known.</param>
/// <param name="Seen">Trades taken since the start.</param>
/// <param name="Imbalances">The signed sizes of the last trades, oldest first.</param>
/// <param name="Lengths">Lengths of the last bars, oldest first.</param>
public sealed record ImbalanceBarsState(
    OpenBarState Open,
    double Balance,
    double ExpectedTicks,
    double ExpectedImbalance,
    long Seen,
    ImmutableArray<double> Imbalances,
    ImmutableArray<double> Lengths
);

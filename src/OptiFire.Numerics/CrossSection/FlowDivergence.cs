using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.CrossSection;

/// <summary>Whether money and price of a fund go different ways.</summary>
/// <remarks>
/// <code>D = z(Σ flow) − z(Σ r)</code>
/// Sums over the last <c>sumWindow</c> days, z-scores over the last <c>zWindow</c> sums, both including the present one.
/// D &gt; 0: more money came than the price shows. A missing day (NaN) leaves with its windows. Each step takes
/// O(windows), allocates nothing, and depends only on the last sumWindow + zWindow days: a restart that replays those
/// gives the same bits, and <see cref="Compute"/> is a loop over <see cref="Push"/>.
/// <para>Source: A. Frazzini and O. Lamont, "Dumb money: mutual fund flows and the cross-section of stock returns",
/// Journal of Financial Economics 88 (2008), 299–322.</para>
/// </remarks>
public sealed class FlowDivergence
{
    private readonly SlidingWindow _flows;
    private readonly SlidingWindow _returns;
    private readonly SlidingWindow _flowSums;
    private readonly SlidingWindow _returnSums;

    /// <summary>Starts empty.</summary>
    /// <param name="sumWindow">Days per sum, ≥ 1.</param>
    /// <param name="zWindow">Sums per z-score, ≥ 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A window is too short.</exception>
    public FlowDivergence(int sumWindow = 20, int zWindow = 252)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(zWindow, 2);
        _flows = new(sumWindow);
        _returns = new(sumWindow);
        _flowSums = new(zWindow);
        _returnSums = new(zWindow);
    }

    /// <summary>Takes in one day.</summary>
    /// <param name="flow">The flow as a fraction of assets (<see cref="EtfFlow"/>); NaN when missing.</param>
    /// <param name="periodReturn">The fund's log return of the day; NaN when missing.</param>
    /// <returns>Both z-scores, NaN until sumWindow + zWindow − 1 days are in.</returns>
    public DivergenceReading Push(double flow, double periodReturn) =>
        new(Score(_flows, _flowSums, flow), Score(_returns, _returnSums, periodReturn));

    /// <summary>Takes in a history.</summary>
    /// <param name="flows">Flows per day, oldest first.</param>
    /// <param name="returns">Log returns of the same days.</param>
    /// <param name="destination">Receives a reading per day.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Compute(ReadOnlySpan<double> flows, ReadOnlySpan<double> returns, Span<DivergenceReading> destination)
    {
        Reduction.RequireSameLength(flows, returns);
        if (destination.Length != flows.Length)
        {
            throw new ArgumentException($"Need {flows.Length} readings.", nameof(destination));
        }

        for (int t = 0; t < flows.Length; t++)
        {
            destination[t] = Push(flows[t], returns[t]);
        }
    }

    private static double Score(SlidingWindow values, SlidingWindow sums, double value)
    {
        values.Push(value);
        if (!values.IsFull)
        {
            return double.NaN;
        }

        sums.Push(Reduction.Sum(values.Values));
        return sums.IsFull ? ZScore.OfLast(sums.Values) : double.NaN;
    }
}

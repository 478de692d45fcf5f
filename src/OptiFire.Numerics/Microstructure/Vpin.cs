using OptiFire.Numerics.Information;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Microstructure;

/// <summary>The volume-synchronised probability of informed trading: how one-sided equal buckets of volume are.</summary>
/// <remarks>
/// Bars flow into buckets of equal volume V; a bar that crosses an edge is split there, each part with the bar's bought
/// share (<see cref="BulkVolume"/>). After each full bucket
/// <code>VPIN = Σ over the last n buckets of |V_bought − V_sold| / (n·V)</code>
/// and the rank of VPIN among its own last values, on which a signal should act, not on the level. In whole shares every
/// split is exact: full buckets plus the open one hold the traded volume. V is usually average daily volume/50, n = 50.
/// <para>Source: D. Easley, M. López de Prado and M. O'Hara, "Flow toxicity and liquidity in a high-frequency world",
/// Review of Financial Studies 25 (2012) 1457–1493. T. Andersen and O. Bondarenko, Journal of Financial Markets 17 (2014)
/// 1–46, find that its predictive content comes from volume and volatility: read it beside those.</para>
/// Streaming: <see cref="Push"/> a bar, then <see cref="TryClose"/> until it says no. Amortised O(n) per full bucket, no
/// allocation.
/// </remarks>
public sealed class Vpin
{
    private readonly SlidingWindow _imbalances;
    private readonly SlidingWindow _readings;
    private double _bucket;
    private double _nextBucket;
    private double _filled;
    private double _bought;
    private double _waiting;
    private double _share;

    /// <summary>Starts with an empty bucket.</summary>
    /// <param name="bucketVolume">V, above 0, in the unit of the bars' volume.</param>
    /// <param name="window">n, buckets per reading, ≥ 1.</param>
    /// <param name="rankWindow">Readings the rank is taken among, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Vpin(double bucketVolume, int window = 50, int rankWindow = 250)
        : this(new VpinState(bucketVolume, bucketVolume, 0, 0, 0, 0, [], []), window, rankWindow) { }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    /// <param name="window">n, buckets per reading, ≥ 1.</param>
    /// <param name="rankWindow">Readings the rank is taken among, ≥ 1.</param>
    /// <exception cref="ArgumentException">The state holds more than the windows do.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Vpin(VpinState state, int window, int rankWindow)
    {
        ArgumentNullException.ThrowIfNull(state);
        RequireVolume(state.BucketVolume);
        _imbalances = new(window, state.Imbalances.AsSpan());
        _readings = new(rankWindow, state.Readings.AsSpan());
        _bucket = state.BucketVolume;
        (_filled, _bought) = (state.FilledVolume, state.BuyVolume);
        BucketVolume = state.NextBucketVolume; // after the fill: a bucket already begun keeps its size
        (_waiting, _share) = (state.WaitingVolume, state.WaitingShare);
    }

    /// <summary>The size of the next buckets; a change (a new day's average volume) starts with the next empty one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The volume is not above 0 or not finite.</exception>
    public double BucketVolume
    {
        get => _nextBucket;
        set
        {
            RequireVolume(value);
            _nextBucket = value;
            _bucket = _filled == 0 ? value : _bucket;
        }
    }

    /// <summary>Volume in the bucket that is not full yet.</summary>
    public double OpenVolume => _filled;

    /// <summary>Takes the next bar.</summary>
    /// <param name="buyShare">The bought share of its volume, in [0, 1]; NaN leaves VPIN undefined while its bucket is in
    /// the window.</param>
    /// <param name="volume">Its volume, ≥ 0; 0 is ignored.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside [0, 1], or the volume is negative or not a
    /// finite number.</exception>
    /// <exception cref="InvalidOperationException">The bar before it still fills buckets: <see cref="TryClose"/> first.</exception>
    public void Push(double buyShare, double volume)
    {
        if (!(volume >= 0 && volume < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(volume), volume, "A volume must be ≥ 0 and finite.");
        }

        if (buyShare is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(buyShare), buyShare, "A share must be in [0, 1].");
        }

        if (_waiting >= _bucket - _filled)
        {
            throw new InvalidOperationException("The last bar fills another bucket: close it first.");
        }

        Pour(_waiting);
        (_waiting, _share) = (volume, buyShare);
        if (volume < _bucket - _filled)
        {
            Pour(volume);
        }
    }

    /// <summary>Closes the bucket if the last bar fills it.</summary>
    /// <param name="reading">What the bucket says.</param>
    /// <returns>True when a bucket was closed; ask again, a large bar fills several.</returns>
    public bool TryClose(out VpinReading reading)
    {
        double room = _bucket - _filled;
        if (_waiting < room)
        {
            Pour(_waiting);
            reading = default;
            return false;
        }

        Pour(room);
        _imbalances.Push(Math.Abs(2 * _bought - _bucket) / _bucket);
        double toxicity = _imbalances.IsFull ? Reduction.Sum(_imbalances.Values) / _imbalances.Count : double.NaN;
        double rank = double.NaN;
        if (_imbalances.IsFull)
        {
            _readings.Push(toxicity);
            rank = _readings.IsFull ? PercentileRank.OfLast(_readings.Values) : double.NaN;
        }

        reading = new(_bought, _bucket, toxicity, rank);
        (_filled, _bought, _bucket) = (0, 0, _nextBucket);
        return true;
    }

    /// <summary>The state to continue from.</summary>
    public VpinState Save() =>
        new(_bucket, _nextBucket, _filled, _bought, _waiting, _share, [.. _imbalances.Values], [.. _readings.Values]);

    /// <summary>The buckets of a whole series; the same steps as the stream's.</summary>
    /// <param name="buyShares">The bought share of each bar, from <see cref="BulkVolume"/>; a leading NaN (the first bar,
    /// which has no price change) is skipped with its volume.</param>
    /// <param name="volumes">The volume of each bar.</param>
    /// <param name="bucketVolume">V, above 0.</param>
    /// <param name="window">n, buckets per reading, ≥ 1.</param>
    /// <param name="rankWindow">Readings the rank is taken among, ≥ 1.</param>
    /// <returns>One reading per full bucket, in time order; the open bucket gives none.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static List<VpinReading> Series(
        ReadOnlySpan<double> buyShares,
        ReadOnlySpan<double> volumes,
        double bucketVolume,
        int window = 50,
        int rankWindow = 250
    )
    {
        Reduction.RequireSameLength(buyShares, volumes);
        Vpin stream = new(bucketVolume, window, rankWindow);
        List<VpinReading> readings = [];
        int first = 0;
        while (first < buyShares.Length && double.IsNaN(buyShares[first]))
        {
            first++;
        }

        for (int i = first; i < buyShares.Length; i++)
        {
            stream.Push(buyShares[i], volumes[i]);
            while (stream.TryClose(out VpinReading reading))
            {
                readings.Add(reading);
            }
        }

        return readings;
    }

    private void Pour(double volume)
    {
        if (volume == 0)
        {
            return; // an undefined share of nothing is nothing
        }

        _filled += volume;
        _bought += volume * _share;
        _waiting -= volume;
    }

    private static void RequireVolume(double volume)
    {
        if (!(volume > 0 && volume < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(
                nameof(volume),
                volume,
                "A bucket's volume must be above 0 and finite."
            );
        }
    }
}

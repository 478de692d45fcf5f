using System.Collections.Immutable;

namespace OptiFire.Numerics.Microstructure;

/// <summary>All that <see cref="Vpin"/> needs to continue after a restart.</summary>
/// <param name="BucketVolume">Size of the bucket being filled.</param>
/// <param name="NextBucketVolume">Size of those after it.</param>
/// <param name="FilledVolume">Volume in the open bucket.</param>
/// <param name="BuyVolume">Bought part of it.</param>
/// <param name="WaitingVolume">Volume of the last bar not yet put into a bucket.</param>
/// <param name="WaitingShare">Bought share of that bar.</param>
/// <param name="Imbalances">|bought − sold|/volume of the last buckets, oldest first.</param>
/// <param name="Readings">The last VPIN values, oldest first.</param>
public sealed record VpinState(
    double BucketVolume,
    double NextBucketVolume,
    double FilledVolume,
    double BuyVolume,
    double WaitingVolume,
    double WaitingShare,
    ImmutableArray<double> Imbalances,
    ImmutableArray<double> Readings
);

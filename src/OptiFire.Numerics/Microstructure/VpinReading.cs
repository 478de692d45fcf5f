namespace OptiFire.Numerics.Microstructure;

/// <summary>What a full volume bucket says.</summary>
/// <param name="BuyVolume">Volume of the bucket that was bought, in the volume's unit.</param>
/// <param name="Volume">The bucket's whole volume.</param>
/// <param name="Toxicity">VPIN in [0, 1]: the mean of |bought − sold|/volume over the last buckets; NaN until there are
/// enough of them.</param>
/// <param name="Rank">The share of the last readings at or below this one, in (0, 1], ties at their mean rank: the CDF of
/// VPIN. NaN until there are enough readings.</param>
public readonly record struct VpinReading(double BuyVolume, double Volume, double Toxicity, double Rank)
{
    /// <summary>Volume that was sold.</summary>
    public double SellVolume => Volume - BuyVolume;
}

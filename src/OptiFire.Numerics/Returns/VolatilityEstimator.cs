namespace OptiFire.Numerics.Returns;

/// <summary>A way to measure how much a price moved, from bars. All work on log prices.</summary>
public enum VolatilityEstimator
{
    /// <summary>Sample standard deviation (n − 1) of n close-to-close returns; needs the close before the window.</summary>
    CloseToClose,

    /// <summary>Root mean square of n close-to-close returns, no mean taken off; needs the close before the window.</summary>
    CloseZeroMean,

    /// <summary>High–low range (Parkinson 1980); blind to overnight moves, assumes no drift.</summary>
    Parkinson,

    /// <summary>Range and open-to-close (Garman and Klass 1980); blind to overnight moves, assumes no drift.</summary>
    GarmanKlass,

    /// <summary>Range with any drift (Rogers and Satchell 1991); blind to overnight moves.</summary>
    RogersSatchell,

    /// <summary>Garman–Klass plus the squared overnight move; needs the close before the window.</summary>
    GarmanKlassYangZhang,

    /// <summary>Overnight, open-to-close and Rogers–Satchell, weighted for least variance (Yang and Zhang 2000);
    /// needs the close before the window.</summary>
    YangZhang,
}

namespace OptiFire.Plugins.Features;

/// <summary>What a filter knows of a log price.</summary>
/// <param name="Level">The filtered log price.</param>
/// <param name="Variance">Its variance.</param>
internal readonly record struct KalmanReading(double Level, double Variance)
{
    /// <summary>Log return per bar; NaN where the model has none.</summary>
    public double Slope { get; init; } = double.NaN;

    /// <summary>Log price per log price of the benchmark; NaN where the model has none.</summary>
    public double Beta { get; init; } = double.NaN;
}

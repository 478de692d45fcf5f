namespace OptiFire.Plugins.Features;

/// <summary>Which model <see cref="KalmanTrend"/> sees the log price through.</summary>
public enum KalmanModel
{
    /// <summary>A level that wanders, seen through noise.</summary>
    LocalLevel,

    /// <summary>A level that moves by a slope which itself wanders.</summary>
    LocalLinearTrend,

    /// <summary>A regression on a benchmark's log price whose intercept and slope wander: a hedge ratio.</summary>
    DynamicRegression,
}

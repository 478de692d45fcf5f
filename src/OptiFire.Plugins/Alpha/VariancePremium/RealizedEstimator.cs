namespace OptiFire.Plugins.Alpha;

/// <summary>How a day's realised variance is measured.</summary>
public enum RealizedEstimator
{
    /// <summary>The squared return from close to close: right on average, noisy. A daily fallback.</summary>
    CloseToClose,

    /// <summary>The squared overnight return and Parkinson's range of the day: less noise, low where ranges are cut. A daily fallback.</summary>
    Parkinson,

    /// <summary>The squared overnight return and the squared returns of bars within the session.</summary>
    Intraday,
}

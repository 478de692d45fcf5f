namespace OptiFire.Numerics.Inference;

/// <summary>Whether a test on time series could be made; unless <see cref="Estimated"/>, its statistic is NaN.</summary>
public enum TestStatus
{
    /// <summary>The statistic stands.</summary>
    Estimated,

    /// <summary>There are too few observations for the lags and terms asked for.</summary>
    TooShort,

    /// <summary>A value is NaN or infinite, or so large that its square is.</summary>
    NotFinite,

    /// <summary>A series does not vary.</summary>
    Constant,

    /// <summary>The series determine each other exactly, so that nothing is left to test: identical or proportional
    /// series, or one that is its own trend.</summary>
    Collinear,
}

namespace OptiFire.Numerics.Inference;

/// <summary>How the number of lagged differences is chosen.</summary>
public enum LagChoice
{
    /// <summary>The largest lag allowed is used as it is.</summary>
    Fixed,

    /// <summary>The least Akaike criterion −2·ln L + 2k.</summary>
    Akaike,

    /// <summary>The least Bayes (Schwarz) criterion −2·ln L + k·ln n.</summary>
    Bayes,

    /// <summary>From the longest lag down, the first whose last coefficient has |t| ≥ 1.645.</summary>
    TStatistic,
}

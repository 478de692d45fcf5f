namespace OptiFire.Plugins.Features;

/// <summary>Where the parameters that <see cref="GarchVolatility"/> uses come from.</summary>
public enum GarchFitStatus
{
    /// <summary>From the newest estimation.</summary>
    Converged,

    /// <summary>From an earlier estimation, because the newest one did not converge or could not be tried.</summary>
    KeptEarlier,
}

namespace OptiFire.Engine.Replay;

/// <summary>What a journal holds of one plugin instance. Results that equal the one before are not recorded.</summary>
public sealed record PluginHistory
{
    /// <summary>The instance with its version.</summary>
    public required string Instance { get; init; }

    /// <summary>Results recorded as successful.</summary>
    public long Ok { get; init; }

    /// <summary>Results recorded as without what they need.</summary>
    public long NotReady { get; init; }

    /// <summary>Results recorded as errors.</summary>
    public long Failed { get; init; }

    /// <summary>Signals emitted.</summary>
    public long Signals { get; init; }

    /// <summary>Multipliers, shares, passes and blocks put in force.</summary>
    public long Controls { get; init; }

    /// <summary>Findings noted.</summary>
    public long Findings { get; init; }

    /// <summary>Why a result did not succeed, the last time one did not; null when all did.</summary>
    public string? LastReason { get; init; }
}

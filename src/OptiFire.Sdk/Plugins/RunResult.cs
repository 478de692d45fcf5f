namespace OptiFire.Sdk.Plugins;

/// <summary>How a run ended, and why it did not succeed.</summary>
public readonly record struct RunResult
{
    private RunResult(RunStatus status, string? reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>Success: outputs and state are kept.</summary>
    public static RunResult Ok => default;

    /// <summary>How it ended.</summary>
    public RunStatus Status { get; }

    /// <summary>Why, when it did not succeed.</summary>
    public string? Reason { get; }

    /// <summary>Something is missing: outputs and state changes of this run are dropped.</summary>
    public static RunResult NotReady(string reason) => new(RunStatus.NotReady, reason);

    /// <summary>The work failed in an expected way: outputs and state changes of this run are dropped.</summary>
    public static RunResult Failed(string reason) => new(RunStatus.Failed, reason);
}

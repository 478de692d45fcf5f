namespace OptiFire.Sdk.Control;

/// <summary>The stored states of a run: a restart loads the newest and replays only what came after.</summary>
public interface ICheckpoints
{
    /// <summary>Why none can be taken; null when they can.</summary>
    string? Unavailable { get; }

    /// <summary>Takes one between two of the engine's moments and stores it beside the kernel.</summary>
    /// <exception cref="CheckpointException">It cannot be taken or stored; earlier ones are untouched.</exception>
    Task<CheckpointInfo> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Those stored, newest first; damaged ones say so.</summary>
    IReadOnlyList<CheckpointInfo> List();
}

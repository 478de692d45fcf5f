using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Control;

/// <summary>A reading of an engine's progress.</summary>
/// <param name="IsRunning">Whether a run is going on.</param>
/// <param name="Sequence">The last sequence number given out.</param>
/// <param name="DurableSequence">The last sequence on the disk.</param>
/// <param name="EngineTime">The engine's time.</param>
/// <param name="SinceStep">How long ago, on the monotonic clock, the kernel last finished a step.</param>
/// <param name="InStepFor">How long the kernel has been in its present step; zero when it waits for the next.</param>
/// <param name="Feeds">Each source of data.</param>
/// <param name="SinceBroker">How long ago the broker last said something; null when it never did.</param>
/// <param name="OpenOrders">Orders sent and not final.</param>
/// <param name="Workers">Threads that run plugins.</param>
/// <param name="LostThreads">Threads given up because a plugin never returned.</param>
public sealed record EngineHealth(
    bool IsRunning,
    long Sequence,
    long DurableSequence,
    Timestamp EngineTime,
    TimeSpan SinceStep,
    TimeSpan InStepFor,
    IReadOnlyList<FeedHealth> Feeds,
    TimeSpan? SinceBroker,
    int OpenOrders,
    int Workers,
    int LostThreads
);

using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Control;

/// <summary>A timer of a plugin.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Shard">For which instrument, or the whole.</param>
/// <param name="Schedule">When, in the words of settings.</param>
/// <param name="Next">The next time; null when there is none.</param>
/// <param name="Last">The last time it fired; null when it has not.</param>
/// <param name="Fired">How often it fired.</param>
/// <param name="Coalesced">Times that were folded into a later one.</param>
/// <param name="Misfired">Times that were too late to run.</param>
/// <param name="IsPaused">Whether its plugin is paused.</param>
public sealed record ScheduledRun(
    InstanceId Instance,
    ShardKey Shard,
    string Schedule,
    Timestamp? Next,
    Timestamp? Last,
    long Fired,
    long Coalesced,
    long Misfired,
    bool IsPaused
);

using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Scheduling;

/// <summary>One run that a timer queue gives out.</summary>
/// <param name="Key">The key of the timer.</param>
/// <param name="Due">The time of its latest occurrence that is due.</param>
/// <param name="Coalesced">How many occurrences before it are folded into this run, at least zero.</param>
/// <param name="IsMisfire">
/// Whether the occurrence is older than the timer's grace: it is to be reported as missed, not run.
/// </param>
public readonly record struct TimerRun(string Key, Timestamp Due, long Coalesced, bool IsMisfire)
{
    /// <summary>How many occurrences get no run of their own: the folded ones, and this one when it is a misfire.</summary>
    public long Missed => Coalesced + (IsMisfire ? 1 : 0);
}

using OptiFire.Sdk.Events;
using OptiFire.Sdk.Time;

namespace OptiFire.Benchmarks;

/// <summary>An event as small as one can be that says something.</summary>
public readonly record struct Announcement(long Sequence, Timestamp Time, long Value) : IEngineEvent;

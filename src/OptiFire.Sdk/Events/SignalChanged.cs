using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>A signal was emitted or replaced.</summary>
public sealed record SignalChanged(long Sequence, Timestamp Time, Signal Signal) : IEngineEvent;

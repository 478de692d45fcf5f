using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>A signal was emitted or replaced.</summary>
public readonly record struct SignalChanged(long Sequence, Timestamp Time, Signal Signal) : IEngineEvent;

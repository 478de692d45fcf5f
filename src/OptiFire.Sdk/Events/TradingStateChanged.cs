using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>What automatic trading may do has changed.</summary>
public readonly record struct TradingStateChanged(long Sequence, Timestamp Time, TradingState State, string Reason)
    : IEngineEvent;

using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>The account at a session's close, or at the end of the run.</summary>
public readonly record struct PortfolioMarked(long Sequence, Timestamp Time, PortfolioView Portfolio) : IEngineEvent;

using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

/// <summary>The time-weighted equity index at a session's close.</summary>
public readonly record struct EquityPoint(Timestamp Time, double Index);

using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

/// <summary>How far a run is.</summary>
/// <param name="Now">The engine's time.</param>
/// <param name="Inputs">How many data were applied.</param>
/// <param name="Fills">How many fills were booked.</param>
/// <param name="Equity">Cash and positions at the marks, in the base currency.</param>
/// <param name="State">What automatic trading may do.</param>
public sealed record RunProgress(Timestamp Now, long Inputs, long Fills, decimal Equity, TradingState State);

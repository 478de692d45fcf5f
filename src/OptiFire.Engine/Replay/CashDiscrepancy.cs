using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>Cash that a journal records differs from what its flows and fills add up to.</summary>
/// <param name="Sequence">The record that says otherwise.</param>
/// <param name="Time">When.</param>
/// <param name="Recorded">What the journal says.</param>
/// <param name="Rebuilt">What flows and fills before it add up to.</param>
/// <remarks>Dividends and cash in lieu come from market data and have no record of their own: they show here.</remarks>
public sealed record CashDiscrepancy(long Sequence, Timestamp Time, decimal Recorded, decimal Rebuilt);

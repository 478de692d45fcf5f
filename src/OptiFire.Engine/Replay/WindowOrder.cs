using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>An order as two runs can be compared by it.</summary>
/// <param name="DecidedAt">The engine's time.</param>
/// <param name="Symbol">Of what.</param>
/// <param name="SignedQuantity">How much; negative to sell.</param>
public readonly record struct WindowOrder(Timestamp DecidedAt, string Symbol, decimal SignedQuantity);

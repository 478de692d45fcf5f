using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>A fill that a journal holds.</summary>
/// <param name="Sequence">The sequence of the broker's message.</param>
/// <param name="Time">When, by the broker's clock.</param>
/// <param name="ClientOrderId">Of which order.</param>
/// <param name="Symbol">In what.</param>
/// <param name="Quantity">Signed units, negative for a sale.</param>
/// <param name="Price">Per unit.</param>
/// <param name="Fee">In the base currency.</param>
public readonly record struct JournalFill(
    long Sequence,
    Timestamp Time,
    string ClientOrderId,
    string Symbol,
    decimal Quantity,
    decimal Price,
    decimal Fee
);

using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Signals;

/// <summary>One closed paper position of a signal instance: unit capital, simulated fills, costs taken off.</summary>
/// <param name="Instrument">In what.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Level">The signed level it was held at.</param>
/// <param name="Return">Simple return on unit capital over its life, after costs; a fraction.</param>
public readonly record struct Bet(
    InstrumentId Instrument,
    Timestamp OpenedAt,
    Timestamp ClosedAt,
    double Level,
    double Return
);

using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Signals;

/// <summary>One instrument of a basket and how much of the basket's level it carries.</summary>
/// <param name="Instrument">Which.</param>
/// <param name="Weight">In [−1, 1]; negative for the side that is sold when the basket is bought.</param>
public readonly record struct SignalLeg(InstrumentId Instrument, double Weight);

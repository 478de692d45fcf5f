namespace OptiFire.Numerics.Microstructure;

/// <summary>The order flow of one interval of time.</summary>
/// <param name="Index">⌊(time − first time)/length⌋; intervals without an event are absent.</param>
/// <param name="Flow">OFI: the sum of its events, in the unit of size.</param>
/// <param name="MeanDepth">The mean of (bid size + ask size)/2 over its books: OFI over this is unit-free.</param>
/// <param name="LastMid">Mid price after its last event.</param>
/// <param name="Events">Books counted.</param>
/// <param name="Refused">Books left out as crossed, one-sided or invalid.</param>
public readonly record struct OrderFlowInterval(
    long Index,
    double Flow,
    double MeanDepth,
    double LastMid,
    int Events,
    int Refused
);

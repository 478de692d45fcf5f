namespace OptiFire.Numerics.Information;

/// <summary>A sample entropy and the pairs it was counted from.</summary>
/// <param name="Value">−ln(A/B) in nats; +∞ when no pair matches one value further, NaN when no pair matches at all.</param>
/// <param name="Matches">B: pairs of stretches of m values within the tolerance.</param>
/// <param name="LongerMatches">A: those of them that stay within it one value further.</param>
public readonly record struct SampleEntropyEstimate(double Value, long Matches, long LongerMatches);

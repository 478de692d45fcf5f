namespace OptiFire.Numerics.Sampling;

/// <summary>One trade in scaled whole numbers, so that sums over trades are exact.</summary>
/// <param name="Time">When it happened, in any unit that does not run backwards; several trades may share a time.</param>
/// <param name="Price">Price in units of a tick, above 0.</param>
/// <param name="Size">Quantity in units of a lot, above 0.</param>
public readonly record struct TradeTick(long Time, long Price, long Size);

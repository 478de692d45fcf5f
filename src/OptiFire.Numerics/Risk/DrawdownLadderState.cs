namespace OptiFire.Numerics.Risk;

/// <summary>The whole state of <see cref="DrawdownLadder"/>; default is a start with nothing seen.</summary>
/// <param name="Mark">High-water mark and drawdown.</param>
/// <param name="Rung">The exposure that follows.</param>
/// <param name="IsLatched">Whether the stop holds until it is re-armed by hand.</param>
public readonly record struct DrawdownLadderState(HighWaterMark Mark, DrawdownRung Rung, bool IsLatched);

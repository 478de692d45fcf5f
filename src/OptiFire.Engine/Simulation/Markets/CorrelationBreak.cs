namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The first session on which SPY and TLT move together otherwise than before.</summary>
/// <param name="Session">Index of the session, from 1.</param>
/// <param name="Date">The session's date.</param>
/// <param name="Before">Correlation of log moves until then, in [−1, 1].</param>
/// <param name="After">Correlation of log moves from then on, in [−1, 1].</param>
public readonly record struct CorrelationBreak(int Session, DateOnly Date, double Before, double After);

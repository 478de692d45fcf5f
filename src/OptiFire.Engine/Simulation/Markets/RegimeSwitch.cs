namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The first session of a variance regime.</summary>
/// <param name="Session">Index of the session, from 0.</param>
/// <param name="Date">The session's date.</param>
/// <param name="Regime">The regime from then on.</param>
public readonly record struct RegimeSwitch(int Session, DateOnly Date, VarianceRegime Regime);

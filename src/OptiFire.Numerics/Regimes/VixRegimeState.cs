namespace OptiFire.Numerics.Regimes;

/// <summary>The whole state of <see cref="VixRegimeFilter"/>; default has seen nothing.</summary>
/// <param name="Regime">The regime in force; meaningful once <paramref name="Observations"/> is above 0.</param>
/// <param name="Observations">Observations spent in the regime, the one that entered it included; 0 before the first.</param>
/// <param name="Candidate">The lowest regime that all readings of the present rise support.</param>
/// <param name="Confirmations">Successive readings above the regime in force; 0 when there is no rise.</param>
public readonly record struct VixRegimeState(
    VixRegime Regime,
    int Observations,
    VixRegime Candidate,
    int Confirmations
);

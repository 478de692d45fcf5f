namespace OptiFire.Numerics.Regimes;

/// <summary>Turns index readings into a regime that does not flap at a band's edge.</summary>
/// <remarks>
/// Per reading, in this order:
/// <list type="number">
/// <item>The first reading sets the regime by the bands.</item>
/// <item>A reading that is Crisis by the bands enters Crisis at once: protection never waits.</item>
/// <item>A reading above the regime in force starts or continues a rise. After <see cref="VixBands.MinimumDwell"/>
/// successive such readings the regime rises to the lowest one that all of them support.</item>
/// <item>A reading below the regime in force even with all bands lowered by <see cref="VixBands.Hysteresis"/> lets the
/// regime fall to where the lowered bands put it, once the regime has lasted MinimumDwell observations.</item>
/// <item>Otherwise the regime stays, and a rise under way is forgotten.</item>
/// </list>
/// So hysteresis guards the way down, confirmation the way up, and the dwell keeps a regime from being left as soon as it
/// is entered. The term structure has no hysteresis of its own.
/// <para>Sources: R. E. Whaley, Journal of Portfolio Management 26 (2000) 12–17 and 35 (2009) 98–105, for the index;
/// D. P. Simon and J. Campasano, Journal of Derivatives 21 (2014) 54–69, for the term structure.</para>
/// </remarks>
public static class VixRegimeFilter
{
    /// <summary>Takes the next reading.</summary>
    /// <param name="state">The state so far; default to start.</param>
    /// <param name="vix">The index, above 0.</param>
    /// <param name="termStructure">VIX over VIX3M, above 0; NaN when it is not known.</param>
    /// <param name="bands">The bands.</param>
    /// <returns>The next state.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A reading is not above 0, the index is NaN, or a band is out of range.</exception>
    public static VixRegimeState Step(VixRegimeState state, double vix, double termStructure, VixBands bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        bands.Validate();
        VixRegime level = bands.Classify(vix, termStructure);
        if (state.Observations == 0)
        {
            return Entered(level);
        }

        if (level > state.Regime)
        {
            return Rise(state, level, bands.MinimumDwell);
        }

        VixRegime lowered = bands.Classify(vix, termStructure, bands.Hysteresis);
        return lowered < state.Regime && state.Observations >= bands.MinimumDwell ? Entered(lowered) : Stayed(state);
    }

    private static VixRegimeState Rise(VixRegimeState state, VixRegime level, int dwell)
    {
        if (level == VixRegime.Crisis)
        {
            return Entered(level);
        }

        VixRegime candidate = state.Confirmations == 0 || level < state.Candidate ? level : state.Candidate;
        int confirmations = state.Confirmations + 1;
        return confirmations >= dwell
            ? Entered(candidate)
            : Stayed(state) with
            {
                Candidate = candidate,
                Confirmations = confirmations,
            };
    }

    private static VixRegimeState Entered(VixRegime regime) => new(regime, 1, regime, 0);

    private static VixRegimeState Stayed(VixRegimeState state) =>
        new(state.Regime, Math.Min(state.Observations, int.MaxValue - 1) + 1, state.Regime, 0);
}

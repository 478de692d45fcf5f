namespace OptiFire.Numerics.Risk;

/// <summary>Cuts exposure in steps as equity falls from its high, and stops for good at the last.</summary>
/// <remarks>
/// With DD = 1 − E/high-water mark after each equity, and every comparison made with a slack of 1e-12 towards safety
/// (1 − 92/100 is below 0.08 in binary):
/// <code>
/// DD ≥ StopAt                              Stopped, latched
/// DD ≥ ReduceAt, or Reduced and DD ≥ RestoreBelow   Reduced
/// otherwise                                Full
/// </code>
/// A latched stop ignores every later equity; only <see cref="Rearm"/> ends it. The step is a pure function of state,
/// equity and flow.
/// <para>Source of the idea: S. Grossman and Z. Zhou, Mathematical Finance 3 (1993) 241–276.</para>
/// </remarks>
public static class DrawdownLadder
{
    private const double Slack = 1e-12;

    /// <summary>Takes the next mark-to-market equity.</summary>
    /// <param name="state">The state so far; default to start.</param>
    /// <param name="equity">Equity now in account currency, flows included; above 0 at the start.</param>
    /// <param name="flow">Money paid in (positive) or out (negative) since the last equity.</param>
    /// <param name="rules">The thresholds.</param>
    /// <returns>The next state. Its drawdown keeps being measured after the latch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Equity or flow is not finite (an unknown equity must never pass for
    /// safety), or a rule is out of range.</exception>
    public static DrawdownLadderState Step(DrawdownLadderState state, double equity, double flow, DrawdownRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        rules.Validate();
        HighWaterMark mark = state.Mark.Next(equity, flow);
        if (state.IsLatched)
        {
            return state with { Mark = mark };
        }

        if (mark.Drawdown >= rules.StopAt - Slack)
        {
            return new(mark, DrawdownRung.Stopped, rules.LatchStop);
        }

        double reduceFrom = state.Rung == DrawdownRung.Full ? rules.ReduceAt : rules.RestoreBelow;
        bool reduced = mark.Drawdown >= reduceFrom - Slack;
        return new(mark, reduced ? DrawdownRung.Reduced : DrawdownRung.Full, false);
    }

    /// <summary>The exposure multiplier of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="rules">The thresholds.</param>
    /// <returns>1, <see cref="DrawdownRules.ReducedMultiplier"/> or 0.</returns>
    public static double Multiplier(DrawdownLadderState state, DrawdownRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return state.Rung switch
        {
            DrawdownRung.Full when !state.IsLatched => 1,
            DrawdownRung.Reduced when !state.IsLatched => rules.ReducedMultiplier,
            _ => 0,
        };
    }

    /// <summary>Ends a latched stop on an operator's word and measures drawdown from the equity of that moment.</summary>
    /// <param name="state">A latched state.</param>
    /// <param name="equity">Equity now in account currency, above 0: the new high-water mark, since the old one would
    /// stop again at once.</param>
    /// <exception cref="ArgumentException">The state is not latched: there is nothing to re-arm.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The equity is not finite and above 0.</exception>
    public static DrawdownLadderState Rearm(DrawdownLadderState state, double equity)
    {
        if (!state.IsLatched)
        {
            throw new ArgumentException("Only a latched stop can be re-armed.", nameof(state));
        }

        return new(default(HighWaterMark).Next(equity), DrawdownRung.Full, false);
    }
}

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The state of the market's variance.</summary>
public enum VarianceRegime
{
    /// <summary>0.55 of the mean variance, about 120 sessions at a time.</summary>
    Calm,

    /// <summary>2.35 times the mean variance, about 40 sessions at a time.</summary>
    Turbulent,
}

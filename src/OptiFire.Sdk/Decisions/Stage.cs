namespace OptiFire.Sdk.Decisions;

/// <summary>The steps from signals to orders, in order.</summary>
public enum Stage
{
    /// <summary>Signals of one instrument become one level.</summary>
    Combine,

    /// <summary>Levels become quantities.</summary>
    Size,

    /// <summary>Multipliers: volatility target, regime, drawdown. The smallest counts, so that scalers are never multiplied by accident.</summary>
    Scale,

    /// <summary>Upper bounds.</summary>
    Cap,

    /// <summary>Hedges of what is left.</summary>
    Hedge,

    /// <summary>Target less position less working orders.</summary>
    Net,

    /// <summary>The last check before the broker.</summary>
    Gate,
}

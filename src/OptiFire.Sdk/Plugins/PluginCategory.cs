namespace OptiFire.Sdk.Plugins;

/// <summary>Where people look for a plugin. A label: what a plugin does is said by its roles.</summary>
public enum PluginCategory
{
    /// <summary>Forecasts and signals.</summary>
    Alpha,

    /// <summary>Features computed from market data.</summary>
    Features,

    /// <summary>Limits, sizing, stops.</summary>
    Risk,

    /// <summary>Models that learn, and what watches them.</summary>
    Learning,

    /// <summary>How orders reach the market.</summary>
    Execution,

    /// <summary>Health, recovery, storage, schedules.</summary>
    Infrastructure,

    /// <summary>Reports on results.</summary>
    Diagnostics,

    /// <summary>What an operator looks at and acts with.</summary>
    Dashboard,
}

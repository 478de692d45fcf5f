namespace OptiFire.Sdk.Plugins;

/// <summary>What one run of an activation is about.</summary>
public enum ScopeKind
{
    /// <summary>One run per instrument.</summary>
    Instrument,

    /// <summary>One run over all instruments in scope.</summary>
    Universe,

    /// <summary>One run for the portfolio.</summary>
    Portfolio,

    /// <summary>One run for the engine.</summary>
    Engine,
}

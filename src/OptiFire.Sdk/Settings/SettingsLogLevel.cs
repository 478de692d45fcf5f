namespace OptiFire.Sdk.Settings;

/// <summary>How much is logged.</summary>
public enum SettingsLogLevel
{
    /// <summary>Everything.</summary>
    Trace,

    /// <summary>For finding faults.</summary>
    Debug,

    /// <summary>The course of things.</summary>
    Information,

    /// <summary>What should be looked at.</summary>
    Warning,

    /// <summary>What failed.</summary>
    Error,

    /// <summary>What stops the engine.</summary>
    Critical,
}

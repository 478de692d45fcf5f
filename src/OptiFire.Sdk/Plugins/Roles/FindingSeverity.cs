namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>Look soon.</summary>
    Warning,

    /// <summary>Look now.</summary>
    Critical,
}

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Why a guard is asked.</summary>
public enum GuardCause
{
    /// <summary>A price of something held changed.</summary>
    Mark,

    /// <summary>An order was filled.</summary>
    Fill,

    /// <summary>Money was paid in or out.</summary>
    Flow,

    /// <summary>The engine is about to decide.</summary>
    Decision,

    /// <summary>An operator re-arms the guard.</summary>
    Rearm,
}

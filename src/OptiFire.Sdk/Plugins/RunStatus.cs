namespace OptiFire.Sdk.Plugins;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>With a result.</summary>
    Ok,

    /// <summary>Without one, because something it needs is missing; nothing is renewed or cancelled.</summary>
    NotReady,

    /// <summary>With an error.</summary>
    Failed,
}

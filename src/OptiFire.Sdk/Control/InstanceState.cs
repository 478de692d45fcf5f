namespace OptiFire.Sdk.Control;

/// <summary>What a plugin instance may do now.</summary>
public enum InstanceState
{
    /// <summary>It runs when it is triggered.</summary>
    Idle,

    /// <summary>A run of it is going on.</summary>
    Running,

    /// <summary>It failed or ran over its budget, and waits before it is tried again.</summary>
    BackingOff,

    /// <summary>It did so several times running, and waits to be released.</summary>
    Quarantined,

    /// <summary>An operator stopped it.</summary>
    Paused,

    /// <summary>The machine is too busy for it.</summary>
    Shed,
}

namespace OptiFire.Sdk.Plugins;

/// <summary>What an activation does; fixes which interface is called and where its result goes.</summary>
public enum Role
{
    /// <summary>Publishes values on ports.</summary>
    Feature,

    /// <summary>Emits signals.</summary>
    Signal,

    /// <summary>Passes or blocks signals of others.</summary>
    SignalFilter,

    /// <summary>Shares capital among signal instances.</summary>
    Allocation,

    /// <summary>Scales targets.</summary>
    Sizing,

    /// <summary>Caps or blocks targets.</summary>
    Risk,

    /// <summary>Watches and reports findings.</summary>
    Monitor,

    /// <summary>Draws charts and tables.</summary>
    Report,

    /// <summary>Watches every mark, fill and intent on the kernel's own thread.</summary>
    Guard,

    /// <summary>Passes or blocks single orders on the kernel's own thread.</summary>
    OrderFilter,

    /// <summary>Checks every datum before it is applied, on the kernel's own thread, and puts aside what cannot be right.</summary>
    DataFilter,

    /// <summary>Works beside the engine on real time; asks for changes by commands.</summary>
    Service,
}

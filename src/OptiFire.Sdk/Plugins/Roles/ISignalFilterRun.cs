namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A signal filter's run.</summary>
public interface ISignalFilterRun : IRun
{
    /// <summary>The signal instances there are.</summary>
    IReadOnlyList<InstanceId> SignalInstances { get; }

    /// <summary>Lets an instance's signals count from now on, or not.</summary>
    void SetPassing(InstanceId instance, bool passes, string reason);
}

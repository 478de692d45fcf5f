namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>An allocation's run.</summary>
public interface IAllocationRun : IRun
{
    /// <summary>The signal instances there are.</summary>
    IReadOnlyList<InstanceId> SignalInstances { get; }

    /// <summary>Gives an instance its share of capital from now on, in [0, 1]; shares of all instances sum to at most 1.</summary>
    void Allocate(InstanceId instance, double share);
}

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A data filter's run: one datum, in the shard of its instrument or of no instrument.</summary>
/// <remarks>
/// <see cref="IRun.State{TState}"/> is the shard's state itself and no copy, since this run is inline and cannot be given
/// up: what it changes stays, also where it throws afterwards. Ports keep their values until a run writes them again; one
/// that writes any of the activation's ports writes all of them, and lets those run who wait for one of them.
/// </remarks>
public interface IDataFilterRun : IRun
{
    /// <summary>Raises a finding for people to read. A filter's findings of one day beyond a thousand are dropped, and that is said.</summary>
    void Report(FindingSeverity severity, string message);
}

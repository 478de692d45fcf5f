using OptiFire.Sdk.Signals;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A signal's run.</summary>
public interface ISignalRun : IRun
{
    /// <summary>Replaces the shard's signal.</summary>
    void Emit(in SignalUpdate update);
}

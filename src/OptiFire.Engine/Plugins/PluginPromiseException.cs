using OptiFire.Engine.Hosting;
using OptiFire.Sdk;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>A plugin does not keep what it promises, as <see cref="EngineOptions.Verification"/> found out.</summary>
public sealed class PluginPromiseException(InstanceId instance, PluginVerification promise, string reason)
    : OptiFireException($"{instance}: {reason}")
{
    /// <summary>Whose promise.</summary>
    public InstanceId Instance { get; } = instance;

    /// <summary>Which promise.</summary>
    public PluginVerification Promise { get; } = promise;
}

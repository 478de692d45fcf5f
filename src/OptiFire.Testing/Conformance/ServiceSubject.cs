using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;

namespace OptiFire.Testing.Conformance;

/// <summary>A service to check.</summary>
public sealed record ServiceSubject
{
    /// <summary>Who it is.</summary>
    public required InstanceId Instance { get; init; }

    /// <summary>Makes it, with options under which <see cref="Provoke"/> makes it act.</summary>
    public required Func<IService> Create { get; init; }

    /// <summary>
    /// Makes a context in which it gives a command within ten minutes; null for a service that never gives one.
    /// </summary>
    public Action<FakeServiceContext>? Provoke { get; init; }

    /// <summary>Whether it has nothing to say without a run; true by default.</summary>
    public bool NeedsRun { get; init; } = true;
}

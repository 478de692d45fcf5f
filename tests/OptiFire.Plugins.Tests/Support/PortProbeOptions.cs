using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>What a <see cref="PortProbe{T}"/> reads, when, and where it writes what it saw.</summary>
public sealed record PortProbeOptions<T>
{
    public Output<T> Port { get; init; } = null!;

    public Scope Scope { get; init; } = Scope.Portfolio;

    public Trigger Trigger { get; init; } = null!;

    public List<Observation<T>> Seen { get; init; } = [];
}

using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Infrastructure;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A container with one thing wrong.</summary>
public sealed class DockerizeConformance : ServiceConformanceFacts<Dockerize, DockerizeOptions>, IDisposable
{
    private readonly ContainerBox _box = new();

    public DockerizeConformance() => _box.Mounts(root: "rw");

    protected override DockerizeOptions Options => _box.Options;

    // A container can be looked at whether an engine runs in it or not.
    protected override bool NeedsRun => false;

    public void Dispose() => _box.Dispose();
}

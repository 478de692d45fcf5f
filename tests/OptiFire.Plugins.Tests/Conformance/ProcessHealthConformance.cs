using OptiFire.Plugins.Infrastructure;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A process that uses more than its limit of memory all along.</summary>
public sealed class ProcessHealthConformance : ServiceConformanceFacts<ProcessHealth, ProcessHealthOptions>
{
    protected override ProcessHealthOptions Options => new() { MaxMemoryMegabytes = 16, ForSeconds = 10 };

    protected override bool Acts => true;

    // A process can be measured whether an engine runs in it or not.
    protected override bool NeedsRun => false;
}

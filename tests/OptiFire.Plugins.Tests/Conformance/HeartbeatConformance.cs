using OptiFire.Plugins.Infrastructure;
using OptiFire.Testing.Services;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>An engine that does not come back from a step.</summary>
public sealed class HeartbeatConformance : ServiceConformanceFacts<Heartbeat, HeartbeatOptions>
{
    protected override bool Acts => true;

    protected override void Provoke(FakeServiceContext context)
    {
        context.Engine.Progresses = false;
        context.Engine.Set(r => r with { InStepFor = TimeSpan.FromHours(1), SinceStep = TimeSpan.FromHours(1) });
    }
}

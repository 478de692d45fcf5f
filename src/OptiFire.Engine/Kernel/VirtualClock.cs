using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Time is what the data say: nothing is waited for, and nothing is late.</summary>
internal sealed class VirtualClock : IEngineClock
{
    public void WaitUntil(Timestamp time, CancellationToken cancellationToken) { }

    public Timestamp? LateAfter(Timestamp time) => null;
}

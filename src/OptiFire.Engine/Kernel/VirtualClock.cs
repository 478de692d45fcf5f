using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Time is what the data say: nothing is waited for, and nothing is late.</summary>
internal sealed class VirtualClock : IEngineClock
{
    public Timestamp WaitUntil(Timestamp time, KernelBell bell, CancellationToken cancellationToken) => time;

    public TimeSpan Until(Timestamp time) => TimeSpan.Zero;

    public Timestamp? LateAfter(Timestamp time) => null;
}

using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Time is what the data say: nothing is waited for.</summary>
internal sealed class VirtualClock : IEngineClock
{
    public Timestamp WaitUntil(Timestamp time, KernelBell bell, CancellationToken cancellationToken) => time;
}

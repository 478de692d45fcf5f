using OptiFire.Sdk.Control;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>Reads what the test says, against a clock: the share of one processor used since the last reading, and memory.</summary>
internal sealed class FixedLoad(TimeProvider time) : ILoadProbe
{
    private readonly Lock _gate = new();
    private readonly long _began = time.GetTimestamp();
    private TimeSpan _used;
    private TimeSpan _at;

    public double ProcessorPercent { get; set; }

    public long MemoryMegabytes { get; set; } = 1;

    public LoadReading Read()
    {
        lock (_gate)
        {
            TimeSpan now = time.GetElapsedTime(_began);
            _used += (now - _at) * (ProcessorPercent / 100);
            _at = now;
            return new LoadReading(_used, 1, MemoryMegabytes << 20);
        }
    }
}

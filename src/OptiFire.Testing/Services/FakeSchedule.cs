using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Services;

/// <summary>A schedule that is what it was made of.</summary>
public sealed class FakeSchedule : IScheduleView
{
    /// <summary>What runs by the clock.</summary>
    public IReadOnlyList<ScheduledRun> Runs { get; set; } = [];

    /// <inheritdoc />
    public IReadOnlyList<ScheduledRun> Read() => Runs;

    /// <inheritdoc />
    public IReadOnlyList<Timestamp> Preview(InstanceId instance, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. Runs.Where(r => r.Instance == instance).Select(r => r.Next).OfType<Timestamp>().Order().Take(count)];
    }
}

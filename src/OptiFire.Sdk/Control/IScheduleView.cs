using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Control;

/// <summary>What runs by the clock.</summary>
public interface IScheduleView
{
    /// <summary>Every timer, by next time; as of the engine's last step.</summary>
    IReadOnlyList<ScheduledRun> Read();

    /// <summary>The next times of an instance's timers from the engine's time on, ascending.</summary>
    /// <param name="instance">Whose.</param>
    /// <param name="count">How many at most, at least 1.</param>
    IReadOnlyList<Timestamp> Preview(InstanceId instance, int count);
}

using OptiFire.Engine.Plugins;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>A clock trigger of a shard, and what became of it.</summary>
internal sealed class KernelTimer(string key, string name, ScheduleClock clock, ActivationShard target)
{
    /// <summary>What became of it; the kernel writes it, others read it through <see cref="ScheduleBoard"/>.</summary>
    public KernelTimerFigures Figures;

    /// <summary>Its key in the queue.</summary>
    public string Key => key;

    /// <summary>Whose it is and when: the same after a restart, and after other timers came and went.</summary>
    public string Name => name;

    public ScheduleClock Clock => clock;

    /// <summary>What runs.</summary>
    public ActivationShard Target { get; set; } = target;

    /// <summary>How much later than its clock says it is due.</summary>
    public TimeSpan Delay { get; set; }

    public InstanceId Instance { get; } = target.Instance;

    public ShardKey Shard { get; } = target.Shard;

    public string ScheduleText { get; } = clock.Schedule.ToString();

    /// <summary>The name of a trigger's timer.</summary>
    public static string NameOf(Schedule schedule, ICalendar calendar, ActivationShard target)
    {
        string instrument = target.Shard == ShardKey.Whole ? "" : target.Instrument.Symbol;
        return $"{target.Instance}|{target.Binding.Index}|{instrument}|{calendar.Name}|{schedule}";
    }

    /// <summary>The next time, as of a reading of its figures.</summary>
    public Timestamp? NextAfter(in KernelTimerFigures figures) =>
        figures.Reached is { } reached ? NextAfter(reached) : figures.FirstDue;

    /// <summary>The time after one of its times; null when there is none that the calendar knows of.</summary>
    public Timestamp? NextAfter(Timestamp time)
    {
        try
        {
            return clock.NextAfter(time - Delay) + Delay;
        }
        catch (CalendarRangeException)
        {
            return null;
        }
    }
}

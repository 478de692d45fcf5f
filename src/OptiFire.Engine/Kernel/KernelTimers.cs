using System.Globalization;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>The clock triggers of all plugins, and the portfolio's session closes.</summary>
internal sealed class KernelTimers(PluginGraph firstGraph, ICalendar baseCalendar)
{
    private const string SessionClose = "~session-close";

    private readonly TimerQueue _timers = new();
    private readonly Dictionary<string, ActivationShard> _shards = new(StringComparer.Ordinal);
    private readonly List<TimerRun> _due = [];

    /// <summary>When the next timer is due; <see cref="Timestamp.MaxValue"/> when none is.</summary>
    public Timestamp Next { get; private set; } = Timestamp.MaxValue;

    /// <summary>Starts the timers; an occurrence at <paramref name="first"/> counts.</summary>
    public void Start(Timestamp first)
    {
        var before = new Timestamp(first.UnixNanoseconds - 1);
        _timers.Add(SessionClose, new ScheduleClock(Schedule.AtClose(), baseCalendar), before);
        Add(firstGraph, before);
    }

    /// <summary>Goes on with plugins that were tied anew; a timer that stays keeps its time.</summary>
    public void Tie(PluginGraph graph, Timestamp now)
    {
        foreach (string key in _shards.Keys)
        {
            _timers.Remove(key);
        }

        _shards.Clear();
        // What is due now has not fired yet: settings come first in a step.
        Add(graph, new Timestamp(now.UnixNanoseconds - 1));
    }

    private void Add(PluginGraph graph, Timestamp after)
    {
        foreach ((Schedule schedule, ICalendar calendar, ActivationShard shard) in graph.Timers)
        {
            string key = _shards.Count.ToString("D6", CultureInfo.InvariantCulture);
            _timers.Add(key, new ScheduleClock(schedule, calendar), after);
            _shards.Add(key, shard);
        }

        Next = _timers.PeekNext() ?? Timestamp.MaxValue;
    }

    /// <summary>Queues what is due.</summary>
    /// <returns>Whether a session closed.</returns>
    public bool Fire(Timestamp moment, RoundExecutor rounds)
    {
        bool closed = false;
        _due.Clear();
        _timers.PopDue(moment, _due);
        foreach (TimerRun run in _due)
        {
            if (_shards.TryGetValue(run.Key, out ActivationShard? shard))
            {
                rounds.Queue(shard);
            }
            else
            {
                closed = true;
            }
        }

        Next = _timers.PeekNext() ?? Timestamp.MaxValue;
        return closed;
    }
}

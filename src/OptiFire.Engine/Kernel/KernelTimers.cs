using System.Globalization;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>The clock triggers of all plugins, and the portfolio's session closes.</summary>
internal sealed class KernelTimers(PluginGraph firstGraph, ICalendar baseCalendar) : ICheckpointed
{
    private const string SessionClose = "~session-close";

    private readonly TimerQueue _timers = new();
    private readonly Dictionary<string, ActivationShard> _shards = new(StringComparer.Ordinal);
    private readonly List<TimerRun> _due = [];
    private PluginGraph _graph = firstGraph;
    private Timestamp _first;

    /// <summary>When the next timer is due; <see cref="Timestamp.MaxValue"/> when none is.</summary>
    public Timestamp Next { get; private set; } = Timestamp.MaxValue;

    public string Section => "timers";

    public int SectionVersion => 1;

    /// <summary>Starts the timers; an occurrence at <paramref name="first"/> counts.</summary>
    public void Start(Timestamp first)
    {
        _first = first;
        var before = new Timestamp(first.UnixNanoseconds - 1);
        _timers.Add(SessionClose, new ScheduleClock(Schedule.AtClose(), baseCalendar), before);
        Add(_graph, before);
    }

    /// <summary>Goes on with plugins that were tied anew; a timer that stays keeps its time.</summary>
    public void Tie(PluginGraph graph, Timestamp now)
    {
        _graph = graph;
        if (_timers.Count == 0)
        {
            return; // they have not been started
        }

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

    public void Save(PayloadWriter writer)
    {
        IReadOnlyList<TimerState> states = _timers.Save();
        writer.WriteTimestamp(_first);
        writer.WriteInt32(states.Count);
        foreach (TimerState state in states)
        {
            writer.WriteString(state.Key);
            writer.WriteString(state.Schedule.ToString());
            writer.WriteBoolean(state.Due is not null);
            writer.WriteTimestamp(state.Due ?? default);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        Timestamp first = reader.ReadTimestamp();
        int count = reader.ReadCount();
        if (count > 0)
        {
            Start(first); // without timers the run had not begun
        }

        Dictionary<string, TimerState> known = _timers.Save().ToDictionary(state => state.Key, StringComparer.Ordinal);
        var saved = new List<TimerState>(count);
        for (int i = 0; i < count; i++)
        {
            string key = reader.ReadString();
            string schedule = reader.ReadString();
            bool isDue = reader.ReadBoolean();
            Timestamp due = reader.ReadTimestamp();
            if (!known.TryGetValue(key, out TimerState timer) || timer.Schedule.ToString() != schedule)
            {
                throw new PayloadException($"Timer {key} was {schedule} and is not any more.");
            }

            saved.Add(timer with { Due = isDue ? due : null });
        }

        _timers.Restore(saved);
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

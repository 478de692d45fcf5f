using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Time;
using ClockTrigger = (
    OptiFire.Sdk.Time.Schedule Schedule,
    OptiFire.Sdk.Time.ICalendar Calendar,
    OptiFire.Engine.Plugins.ActivationShard Shard
);

namespace OptiFire.Engine.Kernel;

/// <summary>The clock triggers of all plugins, and the portfolio's session closes.</summary>
/// <remarks>
/// Where triggers are due at one time, the order they fire in shows nowhere: a round sorts what is queued. So keys in the
/// queue are short numbers, and names say which timer is which when plugins come and go or a run is continued.
/// </remarks>
internal sealed class KernelTimers(ICalendar baseCalendar, long seed, TimerPolicy policy, ILogger logger)
{
    private const string SessionClose = "~session-close";

    private readonly TimerQueue _queue = new();
    private readonly Dictionary<string, KernelTimer> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KernelTimer> _byName = new(StringComparer.Ordinal);
    private readonly List<TimerRun> _due = [];
    private TimerPolicy _policy = policy;
    private Timestamp _heldUntil = Timestamp.MinValue;
    private bool _hasPassedClose;
    private int _added;

    /// <summary>When the next timer is due; <see cref="Timestamp.MaxValue"/> when none is.</summary>
    public Timestamp Next { get; private set; } = Timestamp.MaxValue;

    /// <summary>What others see.</summary>
    public ScheduleBoard Board { get; } = new();

    /// <summary>Until when timers wait after a jump, and whether a session closed meanwhile.</summary>
    public (Timestamp Until, bool HasPassedClose) Held
    {
        get => (_heldUntil, _hasPassedClose);
        set => (_heldUntil, _hasPassedClose) = value;
    }

    /// <summary>Whether they were started.</summary>
    public bool IsStarted => _queue.Count > 0;

    /// <summary>Starts the timers; an occurrence at <paramref name="first"/> counts.</summary>
    public void Start(Timestamp first, PluginGraph graph)
    {
        using ScheduleBoard.Writing writing = Board.Write();
        var before = new Timestamp(first.UnixNanoseconds - 1);
        _queue.Add(SessionClose, new ScheduleClock(Schedule.AtClose(), baseCalendar), before);
        foreach (ClockTrigger trigger in graph.Timers)
        {
            AddOrKeep(trigger, before);
        }

        Show();
    }

    /// <summary>Goes on with plugins that were tied anew: timers that stay keep their times and figures.</summary>
    /// <param name="graph">Whose triggers there are from now on.</param>
    /// <param name="now">The time; what is due at it has not fired yet, new timers included.</param>
    public void Tie(PluginGraph graph, Timestamp now)
    {
        if (!IsStarted)
        {
            return;
        }

        using ScheduleBoard.Writing writing = Board.Write();
        var before = new Timestamp(now.UnixNanoseconds - 1);
        HashSet<string> wanted = [.. graph.Timers.Select(t => AddOrKeep(t, before))];
        foreach (KernelTimer timer in _byName.Values.Where(t => !wanted.Contains(t.Name)).ToArray())
        {
            _queue.Remove(timer.Key);
            _byKey.Remove(timer.Key);
            _byName.Remove(timer.Name);
        }

        Show();
    }

    /// <summary>Puts a policy in force. Where it changes delays, timers are due anew after <paramref name="now"/>.</summary>
    public void SetPolicy(TimerPolicy next, Timestamp now)
    {
        using ScheduleBoard.Writing writing = Board.Write();
        bool changesDelays = next.Jitter != _policy.Jitter;
        _policy = next;
        if (changesDelays)
        {
            foreach (KernelTimer timer in _byName.Values)
            {
                _queue.Remove(timer.Key);
                Enqueue(timer, now);
            }

            Show();
        }
    }

    /// <summary>Goes on at a later time, after the engine was held up.</summary>
    /// <remarks>
    /// Coalescing, timers wait for that time while older data are applied, and then fire once. Else they are made up for one
    /// by one, those within their grace.
    /// </remarks>
    public void Jump(Timestamp to)
    {
        if (_policy.Coalesces)
        {
            _heldUntil = to;
        }
        else if (_policy.MisfireGrace is { } grace)
        {
            using ScheduleBoard.Writing writing = Board.Write();
            TakeDue(new Timestamp((to - grace).UnixNanoseconds - 1));
            _hasPassedClose |= Settle(to, null);
        }

        FindNext();
    }

    /// <summary>Queues what is due.</summary>
    /// <returns>Whether a session closed.</returns>
    public bool Fire(Timestamp moment, RoundExecutor rounds)
    {
        using ScheduleBoard.Writing writing = Board.Write();
        TakeDue(moment);
        bool closed = Settle(moment, rounds) | _hasPassedClose;
        _hasPassedClose = false;
        FindNext();
        return closed;
    }

    /// <summary>When every timer is due, by name.</summary>
    public IReadOnlyList<TimerState> Save() =>
        [.. _queue.Save().Select(s => _byKey.TryGetValue(s.Key, out KernelTimer? t) ? s with { Key = t.Name } : s)];

    /// <summary>Sets started timers back to what was saved; those it does not know keep their time.</summary>
    public void Restore(IEnumerable<TimerState> states)
    {
        using ScheduleBoard.Writing writing = Board.Write();
        _queue.Restore(
            states
                .Where(s => s.Key == SessionClose || _byName.ContainsKey(s.Key))
                .Select(s => _byName.TryGetValue(s.Key, out KernelTimer? t) ? s with { Key = t.Key } : s)
        );
        foreach (KernelTimer timer in _byName.Values)
        {
            timer.Figures = new KernelTimerFigures { FirstDue = _queue.NextOf(timer.Key) };
        }

        Show();
    }

    private void TakeDue(Timestamp until)
    {
        _due.Clear();
        _queue.PopDue(until, _due);
    }

    /// <summary>Fires what was taken, within its grace; without a round to fire in, all of it came too late.</summary>
    /// <returns>Whether a session closed.</returns>
    private bool Settle(Timestamp now, RoundExecutor? rounds)
    {
        bool closed = false;
        long misfires = 0;
        KernelTimer? misfired = null;
        foreach (TimerRun run in _due)
        {
            if (!_byKey.TryGetValue(run.Key, out KernelTimer? timer))
            {
                closed = true;
                continue;
            }

            ref KernelTimerFigures figures = ref timer.Figures;
            figures.Reached = run.Due;
            if (rounds is null)
            {
                figures.Misfires += run.Coalesced + 1;
                misfires += run.Coalesced + 1;
                misfired ??= timer;
                continue;
            }

            figures.Coalesced += run.Coalesced;
            if (now - run.Due > _policy.MisfireGrace)
            {
                figures.Misfires++;
                misfires++;
                misfired ??= timer;
            }
            else if (!Board.IsPaused(timer.Instance))
            {
                Queue(timer, now, rounds);
            }
        }

        if (misfired is not null)
        {
            EngineLog.TimersMisfired(logger, misfires, now, misfired.Name);
        }

        return closed;
    }

    /// <summary>Queues a shard also while its last run still goes on: the round journals that this one is given up.</summary>
    private static void Queue(KernelTimer timer, Timestamp now, RoundExecutor rounds)
    {
        ref KernelTimerFigures figures = ref timer.Figures;
        if (timer.Target.Claim.IsBusy)
        {
            figures.Coalesced++;
        }
        else
        {
            figures.Fires++;
            figures.Fired = now;
        }

        rounds.Queue(timer.Target);
    }

    private string AddOrKeep(ClockTrigger trigger, Timestamp after)
    {
        string name = KernelTimer.NameOf(trigger.Schedule, trigger.Calendar, trigger.Shard);
        if (_byName.TryGetValue(name, out KernelTimer? known))
        {
            known.Target = trigger.Shard;
            return name;
        }

        string key = _added++.ToString("D6", CultureInfo.InvariantCulture);
        var timer = new KernelTimer(key, name, new ScheduleClock(trigger.Schedule, trigger.Calendar), trigger.Shard);
        Enqueue(timer, after);
        _byKey.Add(key, timer);
        _byName.Add(name, timer);
        return name;
    }

    private void Enqueue(KernelTimer timer, Timestamp after)
    {
        timer.Delay = DelayOf(timer.Name);
        _queue.Add(timer.Key, timer.Clock, after, delay: timer.Delay);
        timer.Figures.FirstDue = _queue.NextOf(timer.Key);
        timer.Figures.Reached = null;
    }

    /// <summary>A timer's own part of the jitter: spread evenly over timers, the same in every run.</summary>
    private TimeSpan DelayOf(string name)
    {
        ulong choices = (ulong)_policy.Jitter.TotalMilliseconds + 1;
        ulong hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(name.AsSpan()), seed);
        return TimeSpan.FromMilliseconds((long)(hash % choices));
    }

    private void Show()
    {
        Board.Show(_byName.Values);
        FindNext();
    }

    private void FindNext()
    {
        Timestamp next = _queue.PeekNext() ?? Timestamp.MaxValue;
        Next = next < _heldUntil ? _heldUntil : next;
    }
}

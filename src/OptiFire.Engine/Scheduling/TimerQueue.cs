using System.Runtime.InteropServices;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Scheduling;

/// <summary>Timers by key, given out when time reaches them: in the order of time, then key, on any clock.</summary>
/// <remarks>
/// It has no clock of its own; the caller says what time it is. When time jumps over several occurrences of a timer they
/// become one run. The same calls give the same runs. Taking runs does not allocate once the caller's list is large
/// enough, cron schedules apart. Not thread-safe: it belongs to one thread.
/// </remarks>
public sealed class TimerQueue
{
    private static readonly Comparer<(Timestamp Due, string Key)> ByTimeThenKey = Comparer<(
        Timestamp Due,
        string Key
    )>.Create((x, y) => x.Due != y.Due ? x.Due.CompareTo(y.Due) : string.CompareOrdinal(x.Key, y.Key));

    private static readonly Comparison<TimerRun> RunsByTimeThenKey = static (x, y) =>
        ByTimeThenKey.Compare((x.Due, x.Key), (y.Due, y.Key));

    private readonly PriorityQueue<Timer, (Timestamp Due, string Key)> _queue = new(ByTimeThenKey);
    private readonly SortedDictionary<string, Timer> _timers = new(StringComparer.Ordinal);

    /// <summary>The number of timers, those without a next time included.</summary>
    public int Count => _timers.Count;

    /// <summary>Adds a timer; its first occurrence is strictly after <paramref name="after"/>.</summary>
    /// <param name="key">A key that no other timer has; keys order timers that are due at the same time.</param>
    /// <param name="clock">Its times.</param>
    /// <param name="after">The point its times begin after.</param>
    /// <param name="misfireGrace">How late a run may begin, at least zero; null is however late.</param>
    /// <param name="delay">How much later than its clock says every run is due, at least zero.</param>
    /// <exception cref="ArgumentException">The key is taken, or the schedule is one of events, which have no times.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The grace or the delay is negative.</exception>
    /// <exception cref="CalendarRangeException">The first occurrence lies outside the calendar's validity.</exception>
    public void Add(
        string key,
        ScheduleClock clock,
        Timestamp after,
        TimeSpan? misfireGrace = null,
        TimeSpan delay = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(clock);
        if (misfireGrace < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(misfireGrace), misfireGrace, "A grace must not be negative.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (clock.Schedule is EventSchedule)
        {
            throw new ArgumentException(
                $"'{clock.Schedule}' has no times: events start it, not a timer.",
                nameof(clock)
            );
        }

        if (_timers.ContainsKey(key))
        {
            throw new ArgumentException($"There is a timer '{key}' already.", nameof(key));
        }

        Timer timer = new(key, clock, misfireGrace, delay);
        timer.Due = timer.NextAfter(after);
        _timers.Add(key, timer);
        Enqueue(timer);
    }

    /// <summary>Removes a timer; false when there is none of that key.</summary>
    public bool Remove(string key)
    {
        if (!_timers.Remove(key, out Timer? timer))
        {
            return false;
        }

        _queue.Remove(timer, out _, out _);
        return true;
    }

    /// <summary>The time at which the next timer is due, or null when no timer will be.</summary>
    public Timestamp? PeekNext() => _queue.TryPeek(out _, out (Timestamp Due, string Key) next) ? next.Due : null;

    /// <summary>The time at which a timer is due next, or null when it will not be.</summary>
    /// <exception cref="ArgumentException">There is no timer of that key.</exception>
    public Timestamp? NextOf(string key) =>
        _timers.TryGetValue(key, out Timer? timer)
            ? timer.Due
            : throw new ArgumentException($"There is no timer '{key}'.", nameof(key));

    /// <summary>Takes every run that is due at or before a time: one for each timer, by time, then key.</summary>
    /// <param name="now">The time it is; a time before an earlier call's gives no run twice.</param>
    /// <param name="runs">Where the runs are added at the end.</param>
    /// <returns>The number of runs added, misfires included.</returns>
    /// <exception cref="CalendarRangeException">
    /// A timer's next occurrence lies outside its calendar's validity. That timer keeps its state; runs added are taken.
    /// </exception>
    public int PopDue(Timestamp now, List<TimerRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        int first = runs.Count;
        try
        {
            while (_queue.TryPeek(out Timer? timer, out (Timestamp Due, string Key) next) && next.Due <= now)
            {
                TimerRun run = Advance(timer, next.Due, now);
                _queue.Dequeue();
                Enqueue(timer);
                runs.Add(run);
            }
        }
        finally
        {
            // A jump can fold an early occurrence into a later one, so the order of the heap is not that of the runs.
            CollectionsMarshal.AsSpan(runs)[first..].Sort(RunsByTimeThenKey);
        }

        return runs.Count - first;
    }

    /// <summary>The state of every timer, by key in ordinal order.</summary>
    public IReadOnlyList<TimerState> Save() =>
        [.. _timers.Values.Select(timer => new TimerState(timer.Key, timer.Clock.Schedule, timer.Due))];

    /// <summary>Sets the timers back to a saved state, so that what was due meanwhile is due now.</summary>
    /// <remarks>
    /// A timer goes on only where key and schedule are those saved; others keep what <see cref="Add"/> gave them. A due
    /// time that the calendar no longer has, since it learnt of a holiday, gives way to the next one.
    /// </remarks>
    /// <returns>The number of timers set back.</returns>
    /// <exception cref="CalendarRangeException">A saved time lies outside a calendar's validity.</exception>
    public int Restore(IEnumerable<TimerState> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        int restored = 0;
        foreach (TimerState state in states)
        {
            if (_timers.TryGetValue(state.Key, out Timer? timer) && timer.Clock.Schedule == state.Schedule)
            {
                Timestamp? due = state.Due is { } saved
                    ? timer.NextAfter(new Timestamp(saved.UnixNanoseconds - 1))
                    : null;
                _queue.Remove(timer, out _, out _);
                timer.Due = due;
                Enqueue(timer);
                restored++;
            }
        }

        return restored;
    }

    private static TimerRun Advance(Timer timer, Timestamp due, Timestamp now)
    {
        long coalesced = 0;
        Timestamp? next = timer.NextAfter(due);
        while (next is { } following && following <= now)
        {
            coalesced++;
            due = following;
            next = timer.NextAfter(due);
        }

        timer.Due = next;
        return new TimerRun(timer.Key, due, coalesced, IsMisfire: timer.MisfireGrace is { } grace && now - due > grace);
    }

    private void Enqueue(Timer timer)
    {
        if (timer.Due is { } due)
        {
            _queue.Enqueue(timer, (due, timer.Key));
        }
    }

    private sealed class Timer(string key, ScheduleClock clock, TimeSpan? misfireGrace, TimeSpan delay)
    {
        public string Key { get; } = key;

        public ScheduleClock Clock { get; } = clock;

        public TimeSpan? MisfireGrace { get; } = misfireGrace;

        public Timestamp? Due { get; set; }

        public Timestamp? NextAfter(Timestamp time) => Clock.NextAfter(time - delay) + delay;
    }
}

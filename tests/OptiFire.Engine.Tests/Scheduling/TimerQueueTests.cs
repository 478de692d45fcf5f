using OptiFire.Engine.Calendar;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

public sealed class TimerQueueTests
{
    private static readonly UsEquityCalendar UsEquity = new();
    private static readonly AlwaysOpenCalendar AlwaysOpen = new();
    private static readonly Timestamp Morning = Timestamp.FromUtc(2014, 6, 6); // a Friday; the session is 13:30 to 20:00 UTC

    [Fact]
    public void Runs_come_by_time_then_key()
    {
        TimerQueue queue = new();
        queue.Add("b", Clock("interval_30m"), Morning);
        queue.Add("a", Clock("interval_1h"), Morning);
        queue.Add("B", Clock("@open"), Morning);

        List<string> seen = [];
        List<TimerRun> runs = [];
        for (int i = 0; i < 3; i++)
        {
            runs.Clear();
            queue.PopDue(queue.PeekNext()!.Value, runs);
            seen.AddRange(runs.Select(run => $"{run.Due} {run.Key}"));
        }

        Assert.Equal(
            [
                "2014-06-06T13:30:00Z B",
                "2014-06-06T13:30:00Z a",
                "2014-06-06T13:30:00Z b",
                "2014-06-06T14:00:00Z b",
                "2014-06-06T14:30:00Z a",
                "2014-06-06T14:30:00Z b",
            ],
            seen
        );
    }

    [Fact]
    public void The_order_of_adding_does_not_matter()
    {
        string[] keys = ["delta", "alpha", "charlie", "bravo"];
        string[] Play(IEnumerable<string> order)
        {
            TimerQueue queue = new();
            foreach (string key in order)
            {
                queue.Add(key, Clock(key.Length == 5 ? "interval_5m" : "interval_10m"), Morning);
            }

            List<TimerRun> runs = [];
            while (queue.PeekNext() is { } next && runs.Count < 500)
            {
                queue.PopDue(next, runs);
            }

            return [.. runs.Select(run => run.ToString())];
        }

        Assert.Equal(Play(keys), Play(keys.Reverse()));
    }

    [Fact]
    public void A_jump_of_an_hour_gives_one_run_with_the_count_of_missed()
    {
        TimerQueue queue = new();
        queue.Add("five", Clock("interval_5m"), Timestamp.FromUtc(2014, 6, 6, 14));

        // 14:05, 14:10, … 15:00: twelve occurrences, one run.
        Assert.Equal(
            [new TimerRun("five", Timestamp.FromUtc(2014, 6, 6, 15), Coalesced: 11, IsMisfire: false)],
            Pop(queue, Timestamp.FromUtc(2014, 6, 6, 15, 3))
        );
        Assert.Equal(Timestamp.FromUtc(2014, 6, 6, 15, 5), queue.PeekNext());
        Assert.Empty(Pop(queue, Timestamp.FromUtc(2014, 6, 6, 15, 4)));
        Assert.Empty(Pop(queue, Morning));
    }

    [Fact]
    public void A_jump_over_several_timers_gives_runs_by_their_latest_times()
    {
        TimerQueue queue = new();
        queue.Add("early then late", Clock("interval_30m"), Morning); // 13:30, 14:00
        queue.Add("between", Clock("@open+15m"), Morning); // 13:45

        List<TimerRun> runs = Pop(queue, Timestamp.FromUtc(2014, 6, 6, 14));

        Assert.Equal(["between", "early then late"], runs.Select(run => run.Key));
        Assert.Equal([0, 1], runs.Select(run => run.Missed));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void A_run_later_than_its_grace_is_a_misfire(int secondsLate, bool isMisfire)
    {
        TimerQueue queue = new();
        queue.Add("strict", Clock("@open"), Morning, misfireGrace: TimeSpan.FromMinutes(1));

        TimerRun run = Assert.Single(
            Pop(queue, Timestamp.FromUtc(2014, 6, 6, 13, 30) + TimeSpan.FromSeconds(secondsLate))
        );

        Assert.Equal((isMisfire, isMisfire ? 1 : 0), (run.IsMisfire, run.Missed));
        Assert.Equal(Timestamp.FromUtc(2014, 6, 9, 13, 30), queue.PeekNext());
    }

    [Fact]
    public void Grace_counts_from_the_latest_occurrence()
    {
        TimerQueue queue = new();
        queue.Add("five", Clock("interval_5m"), Morning, misfireGrace: TimeSpan.Zero);

        Assert.False(Assert.Single(Pop(queue, Timestamp.FromUtc(2014, 6, 6, 14))).IsMisfire); // exactly on the hour
        TimerRun late = Assert.Single(Pop(queue, Timestamp.FromUtc(2014, 6, 6, 14, 11)));
        Assert.Equal((Timestamp.FromUtc(2014, 6, 6, 14, 10), true, 2), (late.Due, late.IsMisfire, late.Missed));
    }

    [Fact]
    public void A_removed_timer_runs_no_more()
    {
        TimerQueue queue = new();
        queue.Add("gone", Clock("@open"), Morning);
        queue.Add("stays", Clock("@close"), Morning);

        Assert.True(queue.Remove("gone"));
        Assert.False(queue.Remove("gone"));
        Assert.Equal(1, queue.Count);
        Assert.Equal(Timestamp.FromUtc(2014, 6, 6, 20), queue.PeekNext());
        Assert.Throws<ArgumentException>(() => queue.NextOf("gone"));
        queue.Add("gone", Clock("@open"), Morning);
        Assert.Equal(Timestamp.FromUtc(2014, 6, 6, 13, 30), queue.NextOf("gone"));
    }

    [Fact]
    public void A_restored_queue_goes_on_as_the_one_that_was_saved()
    {
        TimerQueue first = Fill(Morning);
        Pop(first, Timestamp.FromUtc(2014, 6, 6, 14, 7));
        IReadOnlyList<TimerState> saved = first.Save();

        TimerQueue second = Fill(Timestamp.FromUtc(2014, 6, 10)); // restarted four days later
        Assert.Equal(3, second.Restore(saved));

        Assert.Equal(saved, second.Save());
        Assert.Equal(["close", "five", "never"], saved.Select(state => state.Key));
        Timestamp now = Timestamp.FromUtc(2014, 6, 10);
        Assert.Equal(Pop(first, now), Pop(second, now));
        Assert.Equal(first.Save(), second.Save());

        static TimerQueue Fill(Timestamp after)
        {
            TimerQueue queue = new();
            queue.Add("five", Clock("interval_5m"), after);
            queue.Add("close", Clock("@close-15m"), after);
            queue.Add("never", Clock("cron(0 0 30 2 *)"), after);
            return queue;
        }
    }

    [Fact]
    public void Restoring_passes_over_what_changed()
    {
        DateOnly mourning = new(2014, 6, 6);
        UsEquityCalendar corrected = new(CalendarOverrides.None.WithHoliday(mourning));
        TimerQueue before = new();
        before.Add("open", Clock("@open"), Morning);
        before.Add("other", Clock("@close"), Morning);
        before.Add("removed", Clock("@close"), Morning);

        TimerQueue after = new();
        after.Add("open", new ScheduleClock(Schedule.AtOpen(), corrected), Morning);
        after.Add("other", Clock("interval_5m"), Morning);

        Assert.Equal(1, after.Restore(before.Save()));
        Assert.Equal(Timestamp.FromUtc(2014, 6, 9, 13, 30), after.NextOf("open")); // the 6th is a holiday by now
        Assert.Equal(Timestamp.FromUtc(2014, 6, 6, 13, 30), after.NextOf("other"));
    }

    [Fact]
    public void Bad_timers_are_refused()
    {
        TimerQueue queue = new();
        queue.Add("key", Clock("@open"), Morning);

        Assert.Throws<ArgumentException>(() => queue.Add("key", Clock("@close"), Morning));
        Assert.Throws<ArgumentException>(() => queue.Add("", Clock("@close"), Morning));
        Assert.Throws<ArgumentException>(() => queue.Add("bars", Clock("on(bar)"), Morning));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            queue.Add("late", Clock("@close"), Morning, TimeSpan.FromTicks(-1))
        );
        Assert.Throws<CalendarRangeException>(() => queue.Add("past", Clock("@close"), Timestamp.FromUtc(2036, 1, 2)));
        Assert.Equal(1, queue.Count);
    }

    [Fact]
    public void At_the_end_of_the_calendar_the_queue_says_so_and_keeps_its_state()
    {
        TimerQueue queue = new();
        Timestamp lastMorning = Timestamp.FromUtc(2035, 12, 31);
        queue.Add("a", Clock("@open"), lastMorning);
        queue.Add("b", new ScheduleClock(Schedule.Every(hours: 12), AlwaysOpen), lastMorning);
        List<TimerRun> runs = [];

        Assert.Throws<CalendarRangeException>(() => queue.PopDue(Timestamp.FromUtc(2035, 12, 31, 23), runs));

        Assert.Equal(["b"], runs.Select(run => run.Key));
        Assert.Equal(Timestamp.FromUtc(2035, 12, 31, 14, 30), queue.NextOf("a"));
    }

    [Fact]
    public void An_empty_queue_has_nothing_next()
    {
        TimerQueue queue = new();

        Assert.Null(queue.PeekNext());
        Assert.Empty(Pop(queue, Timestamp.MaxValue));
        Assert.Empty(queue.Save());
        queue.Add("never", Clock("cron(0 0 30 2 *)"), Morning);
        Assert.Null(queue.PeekNext());
        Assert.Null(queue.NextOf("never"));
    }

    [Fact]
    public void Taking_runs_does_not_allocate()
    {
        TimerQueue queue = new();
        queue.Add("a", Clock("interval_5m"), Morning);
        queue.Add("b", Clock("@close-15m"), Morning);
        queue.Add("c", Clock("interval_15m"), Morning);
        List<TimerRun> runs = new(16);
        int Play(int steps)
        {
            int taken = 0;
            for (int i = 0; i < steps; i++)
            {
                runs.Clear();
                taken += queue.PopDue(queue.PeekNext()!.Value, runs);
            }

            return taken;
        }

        Play(200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = Play(2000);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(count > 2000);
    }

    private static ScheduleClock Clock(string schedule) => new(Schedule.Parse(schedule), UsEquity);

    private static List<TimerRun> Pop(TimerQueue queue, Timestamp now)
    {
        List<TimerRun> runs = [];
        Assert.Equal(queue.PopDue(now, runs), runs.Count);
        return runs;
    }
}

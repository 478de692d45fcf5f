using OptiFire.Engine.Calendar;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Infrastructure;

/// <summary>New York closes at 21:00 UTC in winter and opens at 14:30; 2024-01-03 is a Wednesday.</summary>
public sealed class ProgressWatchTests
{
    private static readonly Timestamp Close = Timestamp.FromUtc(2024, 1, 3, 21);
    private static readonly Timestamp Open = Timestamp.FromUtc(2024, 1, 4, 14, 30);

    private readonly ProgressWatch _watch = new(
        new HeartbeatOptions { MaxDataAgeSeconds = 120, MaxIdleSeconds = 600 },
        Calendars.CreateBuiltIn().Get("us-equity")
    );

    private TimeSpan _now;

    [Fact]
    public void Old_data_at_night_are_no_fault_and_after_the_opening_they_are()
    {
        StreamUntil(Close);

        // Hours later, and just before the opening: the engine's time stands at the close all along.
        Assert.Null(Judge(Close, rows: 10, age: TimeSpan.FromHours(8)).Fault);
        Assert.Null(Judge(Close, rows: 10, age: Open - Close - TimeSpan.FromSeconds(1)).Fault);

        // Two minutes into the session nobody can tell yet; after that it is late.
        Assert.Null(Judge(Close, rows: 10, age: Open - Close + TimeSpan.FromSeconds(120)).Fault);
        Assert.NotNull(Judge(Close, rows: 10, age: Open - Close + TimeSpan.FromSeconds(121)).Others);
    }

    [Fact]
    public void Source_of_daily_bars_is_never_late_by_minutes()
    {
        Timestamp noon = Close - TimeSpan.FromHours(4);
        for (int day = 0; day < 5; day++)
        {
            Judge(noon, rows: day, age: TimeSpan.FromSeconds(1));
            _now += TimeSpan.FromDays(1);
        }

        Assert.Null(Judge(noon, rows: 4, age: TimeSpan.FromHours(2), idle: TimeSpan.Zero).Fault);
    }

    [Fact]
    public void Source_that_has_ended_is_not_waited_for()
    {
        StreamUntil(Close - TimeSpan.FromHours(1));
        var ended = new FeedHealth("feed", 10, Close, TimeSpan.FromHours(1), HasEnded: true);

        Assert.Null(_watch.Judge(Reading(Close - TimeSpan.FromHours(1), TimeSpan.Zero, ended), _now).Fault);
    }

    [Fact]
    public void Engine_that_waits_is_well_and_one_that_waits_too_long_in_session_is_not()
    {
        Timestamp noon = Close - TimeSpan.FromHours(4);

        Assert.Null(_watch.Judge(Reading(noon, TimeSpan.FromSeconds(600)), _now).Fault);
        Assert.NotNull(_watch.Judge(Reading(noon, TimeSpan.FromSeconds(601)), _now).Loop);
        Assert.Null(_watch.Judge(Reading(Close, TimeSpan.FromSeconds(601)), _now).Fault);
    }

    [Fact]
    public void Step_longer_than_the_interval_is_a_fault_of_the_loop()
    {
        EngineHealth reading = Reading(Close, TimeSpan.Zero);

        Assert.Null(_watch.Judge(reading with { InStepFor = TimeSpan.FromSeconds(9.9) }, _now).Fault);
        Assert.NotNull(_watch.Judge(reading with { InStepFor = TimeSpan.FromSeconds(10) }, _now).Loop);
    }

    [Fact]
    public void Time_the_calendar_does_not_know_is_no_session()
    {
        StreamUntil(Close - TimeSpan.FromHours(1));

        Assert.Null(Judge(Timestamp.FromUtc(1700, 1, 1), rows: 10, age: TimeSpan.FromHours(1)).Fault);
        Assert.Null(Judge(Timestamp.MinValue, rows: 10, age: TimeSpan.FromHours(1)).Fault);
    }

    private void StreamUntil(Timestamp last)
    {
        for (int row = 1; row <= 10; row++)
        {
            _now += TimeSpan.FromSeconds(10);
            Judge(last - TimeSpan.FromSeconds(10 * (11 - row)), row, TimeSpan.Zero);
        }
    }

    private ProgressVerdict Judge(Timestamp time, long rows, TimeSpan age, TimeSpan? idle = null) =>
        _watch.Judge(
            Reading(time, idle ?? age, new FeedHealth("feed", rows, time, age, HasEnded: false)) with
            {
                // What is looked at here is the feed: a step is never long.
                InStepFor = TimeSpan.Zero,
            },
            _now
        ) with
        {
            Loop = null,
        };

    private static EngineHealth Reading(Timestamp time, TimeSpan sinceStep, params FeedHealth[] feeds) =>
        new(true, 1, 1, time, sinceStep, TimeSpan.Zero, feeds, null, 0, 1, 0);
}

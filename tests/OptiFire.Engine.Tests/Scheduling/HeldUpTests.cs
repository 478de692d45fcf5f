using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

/// <summary>The engine on real time, held up at 00:15 by one of its plugins.</summary>
public sealed class HeldUpTests
{
    private static readonly Timestamp Midnight = Timestamp.FromUtc(2024, 6, 3);

    private static readonly Timestamp[] Minutes = [.. Enumerable.Range(1, 120).Select(At)];

    [Fact]
    public async Task After_an_hour_asleep_an_interval_runs_once_and_a_replay_does_the_same()
    {
        TickerRun run = Create(rules: null);
        HoldUp(run, time => time.Advance(TimeSpan.FromHours(1)));
        RunReport report = await run.RunAsync();

        int[] expected = [5, 10, 15, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120];
        Assert.Equal(expected.Select(At), run.Firings.Of("five"));
        Assert.Equal([new ClockJumped(At(20), At(75))], run.Jumps);
        Assert.Equal(Minutes, run.Firings.Of("bars")); // data keep their times
        ScheduledRun five = Read(run, "five");
        Assert.Equal((13, 11, 0), (five.Fired, five.Coalesced, five.Misfired));
        Assert.Equal(At(120), five.Last);
        Assert.Equal(At(125), five.Next);

        (ReplayComparison comparison, Firings replayed) = await run.ReplayAsync();
        Assert.True(comparison.IsEqual, comparison.First?.ToString());
        Assert.Equal(run.Firings.Of("five"), replayed.Of("five"));
        Assert.Equal(120, report.Inputs);
    }

    [Fact]
    public async Task A_timer_later_than_its_grace_is_a_misfire()
    {
        TickerRun run = Create(new TimerRulesOptions { MisfireGraceSeconds = 60 });
        HoldUp(run, time => time.Advance(TimeSpan.FromSeconds(3600 + 150)));
        await run.RunAsync();

        // Awake at 01:17:30, two and a half minutes after the last time that passed.
        int[] expected = [5, 10, 15, 80, 85, 90, 95, 100, 105, 110, 115, 120];
        Assert.Equal(expected.Select(At), run.Firings.Of("five"));
        ScheduledRun five = Read(run, "five");
        Assert.Equal((12, 11, 1), (five.Fired, five.Coalesced, five.Misfired));
        Assert.True((await run.ReplayAsync()).Comparison.IsEqual);
    }

    [Fact]
    public async Task Without_coalescing_the_times_within_the_grace_are_made_up_for_one_by_one()
    {
        TickerRun run = Create(new TimerRulesOptions { MisfireGraceSeconds = 600, Coalesce = false });
        HoldUp(run, time => time.Advance(TimeSpan.FromHours(1)));
        await run.RunAsync();

        int[] expected = [5, 10, 15, 65, 70, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120];
        Assert.Equal(expected.Select(At), run.Firings.Of("five"));
        ScheduledRun five = Read(run, "five");
        Assert.Equal((15, 0, 9), (five.Fired, five.Coalesced, five.Misfired));
        Assert.True((await run.ReplayAsync()).Comparison.IsEqual);
    }

    [Fact]
    public async Task A_short_delay_is_made_up_for()
    {
        TickerRun run = Create(rules: null);
        HoldUp(run, time => time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(4)));
        await run.RunAsync();

        Assert.Equal(Enumerable.Range(1, 24).Select(i => At(i * 5)), run.Firings.Of("five"));
        Assert.Empty(run.Jumps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Setting_the_wall_clock_by_a_day_moves_no_timer(int days)
    {
        TickerRun run = Create(rules: null);
        HoldUp(run, time => time.SetWall(TimeSpan.FromDays(days)));
        await run.RunAsync();

        Assert.Equal(Enumerable.Range(1, 24).Select(i => At(i * 5)), run.Firings.Of("five"));
        Assert.Empty(run.Jumps);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-24 * 60)]
    public async Task The_engines_time_never_goes_back(int minutes)
    {
        TickerRun run = Create(rules: null);
        HoldUp(run, time => time.TurnMonotonic(TimeSpan.FromMinutes(minutes)));
        await run.RunAsync();

        Assert.Equal(Enumerable.Range(1, 24).Select(i => At(i * 5)), run.Firings.Of("five"));
        Assert.Equal(Minutes, run.Firings.Of("bars"));
    }

    private static Timestamp At(int minute) => Midnight + TimeSpan.FromMinutes(minute);

    private static TickerRun Create(TimerRulesOptions? rules) =>
        new()
        {
            Data = Minutes,
            Time = new SteppedTime(),
            Rules = rules,
            Configure = o => o.BaseCalendar = "always-open",
            Tickers =
            {
                ["five"] = new TickerOptions { Schedule = "interval_5m", Symbol = "COIN" },
                ["bars"] = new TickerOptions(),
            },
        };

    private static void HoldUp(TickerRun run, Action<SteppedTime> happens) =>
        run.Firings.Ran = (instance, count) =>
        {
            if (instance == Ticker.Named("five") && count == 3)
            {
                happens(run.Time!);
            }
        };

    private static ScheduledRun Read(TickerRun run, string name) =>
        run.Engine.Schedule!.Read().Single(r => r.Instance == new InstanceId(Ticker.Descriptor.Id, name));
}

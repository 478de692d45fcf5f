using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

public sealed class TimerPolicyTests
{
    private const int Timers = 40;

    private static readonly Timestamp Midnight = Timestamp.FromUtc(2024, 6, 3);

    [Fact]
    public async Task Jitter_delays_each_timer_by_its_own_part_and_alike_in_every_run()
    {
        TickerRun one = await RunAsync(jitterSeconds: 30);
        TickerRun other = await RunAsync(jitterSeconds: 30);
        TickerRun anotherSeed = await RunAsync(jitterSeconds: 30, seed: 8);

        var delays = new HashSet<TimeSpan>();
        for (int i = 0; i < Timers; i++)
        {
            IReadOnlyList<Timestamp> times = one.Firings.Of($"t{i}");
            TimeSpan delay = times[0] - (Midnight + TimeSpan.FromMinutes(5));
            Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            Assert.Equal(
                Enumerable.Range(1, times.Count).Select(n => Midnight + TimeSpan.FromMinutes(5 * n) + delay),
                times
            );
            Assert.Equal(times, other.Firings.Of($"t{i}"));
            delays.Add(delay);
        }

        Assert.True(delays.Count > Timers / 2, "timers are not spread");
        Assert.NotEqual(one.Firings.Of("t0"), anotherSeed.Firings.Of("t0"));
    }

    [Fact]
    public async Task Without_the_scheduler_plugin_timers_are_on_time()
    {
        TickerRun run = await RunAsync(jitterSeconds: null);

        Assert.Equal(Midnight + TimeSpan.FromMinutes(5), run.Firings.Of("t0")[0]);
    }

    [Fact]
    public async Task The_view_of_a_run_shows_what_comes_next_and_what_was()
    {
        TickerRun run = await RunAsync(jitterSeconds: null);
        IScheduleView view = run.Engine.Schedule!;
        InstanceId first = Ticker.Named("t0");

        ScheduledRun timer = view.Read().Single(t => t.Instance == first);
        Assert.Equal("interval_5m", timer.Schedule);
        Assert.Equal(Midnight + TimeSpan.FromMinutes(60), timer.Last);
        Assert.Equal(Midnight + TimeSpan.FromMinutes(65), timer.Next);
        Assert.Equal((12, 0, 0, false), (timer.Fired, timer.Coalesced, timer.Misfired, timer.IsPaused));
        Assert.Equal(
            Enumerable.Range(13, 4).Select(n => Midnight + TimeSpan.FromMinutes(5 * n)),
            view.Preview(first, 4)
        );
        Assert.Empty(view.Preview(new InstanceId("no_such"), 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => view.Preview(first, 0));
        Assert.Equal(Timers, view.Read().Count);
    }

    [Fact]
    public async Task The_view_can_be_read_while_the_engine_runs()
    {
        TickerRun run = Create(jitterSeconds: null, seed: 7);
        using var reading = new CancellationTokenSource();
        long readings = 0;
        bool isSound = true;
        Task? reader = null;
        run.Firings.Ran = (_, _) =>
            reader ??= Task.Run(
                () =>
                {
                    while (!reading.IsCancellationRequested)
                    {
                        foreach (ScheduledRun timer in run.Engine.Schedule!.Read())
                        {
                            // A torn reading would show a last time that is not its number of firings.
                            isSound &=
                                timer.Last is not { } last || last == Midnight + TimeSpan.FromMinutes(5 * timer.Fired);
                        }

                        readings++;
                    }
                },
                CancellationToken.None
            );
        await run.RunAsync();
        await reading.CancelAsync();
        await (reader ?? Task.CompletedTask);

        Assert.True(isSound);
    }

    [Fact]
    public async Task A_timer_that_is_due_while_its_last_run_goes_on_starts_no_second_one()
    {
        using var release = new ManualResetEventSlim();
        TickerRun run = new()
        {
            Data = [.. Enumerable.Range(0, 61).Select(m => Midnight + TimeSpan.FromMinutes(m))],
            Time = new SteppedTime(),
            Configure = o =>
            {
                o.BaseCalendar = "always-open";
                o.RoundDeadline = TimeSpan.FromSeconds(1);
            },
            Tickers =
            {
                ["t"] = new TickerOptions { Schedule = "interval_5m", Symbol = "COIN" },
            },
        };
        int running = 0;
        int most = 0;
        run.Firings.Ran = (_, count) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            if (count == 2)
            {
                release.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            }

            Interlocked.Decrement(ref running);
        };
        RunReport report = await run.RunAsync();
        release.Set();

        ScheduledRun timer = Assert.Single(run.Engine.Schedule!.Read());
        Assert.Equal(1, most);
        Assert.Equal(13, timer.Fired + timer.Coalesced);
        Assert.True(timer.Coalesced > 0, "the run that goes on was not noticed");
        Assert.True(report.Activations.Sum(a => a.Late) > 0, "nothing was given up");
    }

    private static async Task<TickerRun> RunAsync(double? jitterSeconds, long seed = 7)
    {
        TickerRun run = Create(jitterSeconds, seed);
        await run.RunAsync();
        return run;
    }

    private static TickerRun Create(double? jitterSeconds, long seed)
    {
        var run = new TickerRun
        {
            Data = [Midnight + TimeSpan.FromMinutes(1), Midnight + TimeSpan.FromMinutes(61)],
            Rules = jitterSeconds is { } jitter ? new TimerRulesOptions { JitterSeconds = jitter } : null,
            Configure = o =>
            {
                o.BaseCalendar = "always-open";
                o.Settings = o.Settings with { System = o.Settings.System with { Seed = seed } };
            },
        };
        for (int i = 0; i < Timers; i++)
        {
            run.Tickers.Add($"t{i}", new TickerOptions { Schedule = "interval_5m", Symbol = "COIN" });
        }

        return run;
    }
}

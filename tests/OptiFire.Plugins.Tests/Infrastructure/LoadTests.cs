using OptiFire.Plugins.Infrastructure;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class LoadTests
{
    [Fact]
    public void Window_measures_between_readings_by_hand()
    {
        var window = new LoadWindow(TimeSpan.FromSeconds(10));
        window.Add(Reading(at: 0, cpu: 100, paused: 1));
        Assert.Null(window.CpuPercent(2));

        window.Add(Reading(at: 5, cpu: 105, paused: 1.5));
        Assert.Equal(50, window.CpuPercent(2)!.Value, 1e-9); // 5 s of 5 s on 2 cores
        Assert.Equal(10, window.PausePercent()!.Value, 1e-9); // half a second of 5

        window.Add(Reading(at: 10, cpu: 105, paused: 1.5));
        Assert.Equal(25, window.CpuPercent(2)!.Value, 1e-9); // 5 s of 10 s on 2 cores

        window.Add(Reading(at: 15, cpu: 105, paused: 1.5));
        Assert.Equal(0, window.CpuPercent(2)!.Value, 1e-9); // the busy stretch is out of the window
    }

    [Fact]
    public void Window_keeps_a_reading_across_a_long_silence()
    {
        var window = new LoadWindow(TimeSpan.FromSeconds(10));
        window.Add(Reading(at: 0, cpu: 0, paused: 0));
        window.Add(Reading(at: 1000, cpu: 500, paused: 0));

        Assert.Equal(50, window.CpuPercent(1)!.Value, 1e-9);
    }

    [Fact]
    public void Window_says_nothing_when_no_time_passed()
    {
        var window = new LoadWindow(TimeSpan.FromSeconds(10));
        window.Add(Reading(at: 3, cpu: 1, paused: 0));
        window.Add(Reading(at: 3, cpu: 2, paused: 0));

        Assert.Null(window.CpuPercent(1));
    }

    [Fact]
    public void Ladder_goes_up_one_step_at_a_time_and_only_after_a_while()
    {
        var ladder = new ShedLadder(top: 3, up: Seconds(30), down: Seconds(60));

        // Too much from 0 on: steps are due at 30, 60 and 90, and there is no fourth.
        int[] levels = [.. Enumerable.Range(0, 13).Select(i => Take(ladder, 1.2, i * 10))];

        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3], levels);
    }

    [Fact]
    public void Ladder_does_not_count_peaks_that_pass()
    {
        var ladder = new ShedLadder(top: 3, up: Seconds(30), down: Seconds(60));

        for (int i = 0; i < 100; i++)
        {
            Take(ladder, i % 3 == 2 ? 1 : 1.5, i * 10); // never three readings in a row above the limit
        }

        Assert.Equal(0, ladder.Level);
    }

    [Fact]
    public void Ladder_stays_between_the_limits_and_comes_back_one_step_at_a_time()
    {
        var ladder = new ShedLadder(top: 2, up: Seconds(0), down: Seconds(60));
        Take(ladder, 2, 0);
        Take(ladder, 2, 10);
        Assert.Equal(2, ladder.Level);

        for (int at = 20; at < 1000; at += 10)
        {
            Assert.Equal(2, Take(ladder, 0.9, at)); // below the limit and above what is enough less
        }

        // Enough less from 1000 on: steps down at 1060 and 1120.
        Assert.Equal(2, Take(ladder, 0.8, 1000));
        Assert.Equal(2, Take(ladder, 0.8, 1050));
        Assert.Equal(1, Take(ladder, 0.8, 1060));
        Assert.Equal(1, Take(ladder, 0.1, 1110));
        Assert.Equal(0, Take(ladder, 0.1, 1120));
        Assert.Equal(0, Take(ladder, 0.1, 9999));
    }

    private static int Take(ShedLadder ladder, double load, int at)
    {
        ladder.Take(load, 0.8, Seconds(at));
        return ladder.Level;
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static ProcessReading Reading(double at, double cpu, double paused) =>
        new()
        {
            At = Seconds(at),
            Cpu = Seconds(cpu),
            Paused = Seconds(paused),
        };
}

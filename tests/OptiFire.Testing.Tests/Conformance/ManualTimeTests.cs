using OptiFire.Testing.Services;

namespace OptiFire.Testing.Tests.Conformance;

public sealed class ManualTimeTests
{
    [Fact]
    public void Timers_fire_in_order_of_their_times_and_see_them()
    {
        var time = new ManualTime();
        long start = time.GetTimestamp();
        var fired = new List<(string Name, double Seconds)>();
        using ITimer once = Timer("once", 5, 0);
        using ITimer often = Timer("often", 2, 3);
        using ITimer never = time.CreateTimer(
            _ => fired.Add(("never", 0)),
            null,
            Timeout.InfiniteTimeSpan,
            TimeSpan.Zero
        );
        ITimer gone = Timer("gone", 1, 1);
        gone.Dispose();

        time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(
            new (string, double)[] { ("often", 2), ("once", 5), ("often", 5), ("often", 8) },
            fired.OrderBy(f => f.Seconds).ThenByDescending(f => f.Name)
        );
        Assert.Equal(fired.Select(f => f.Seconds).Order(), fired.Select(f => f.Seconds));
        Assert.Equal(9, time.GetElapsedTime(start).TotalSeconds);

        ITimer Timer(string name, double due, double period) =>
            time.CreateTimer(
                _ => fired.Add((name, time.GetElapsedTime(start).TotalSeconds)),
                null,
                TimeSpan.FromSeconds(due),
                period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period)
            );
    }

    [Fact]
    public async Task Delay_ends_when_its_time_has_come()
    {
        var time = new ManualTime();
        Task delay = Task.Delay(TimeSpan.FromSeconds(10), time, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(delay.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(0.001));
        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Time_does_not_go_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ManualTime().Advance(TimeSpan.FromSeconds(-1)));
}

using OptiFire.Plugins.Infrastructure;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class SchedulerTests
{
    private static readonly Timestamp Noon = Timestamp.FromUtc(2024, 6, 3, 12);

    [Fact]
    public async Task It_shows_a_row_for_each_plugin_and_schedule()
    {
        WatchedContext seen = await WatchAsync([
            [
                Timer("one", 0, "interval_5m", next: 5, fired: 3, coalesced: 2),
                Timer("one", 1, "interval_5m", next: 6, fired: 4, isPaused: true),
                Timer("two", -1, "@close-15m", next: null, fired: 0),
            ],
        ]);

        ServiceReport report = Assert.Single(seen.Reports);
        Assert.Equal(RunResult.Ok, report.Result);
        Table table = Assert.Single(report.Tables);
        Assert.Equal(
            [
                ["one", "interval_5m", "2", "2024-06-03T12:05:00Z", "2024-06-03T12:00:00Z", "7", "2", "0", "yes"],
                ["two", "@close-15m", "1", "", "", "0", "0", "0", ""],
            ],
            table.Rows
        );
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Equal(7, report.Figures.Single(f => f.Name == "fired").Value);
        Assert.Empty(seen.Findings);
    }

    [Fact]
    public async Task Misfires_are_said_once_with_whose_they_are()
    {
        ScheduledRun[] before = [Timer("one", 0, "interval_5m", misfired: 1), Timer("two", -1, "@open")];
        ScheduledRun[] after = [Timer("one", 0, "interval_5m", misfired: 1), Timer("two", -1, "@open", misfired: 2)];
        WatchedContext seen = await WatchAsync([before, before, after, after]);

        Assert.Equal(
            [
                "1 runs came too late and were left out: one interval_5m",
                "2 runs came too late and were left out: two @open",
            ],
            seen.Findings
        );
    }

    [Theory]
    [InlineData(86_400)]
    [InlineData(-86_400)]
    public async Task A_wall_clock_that_was_set_is_said_once(int seconds)
    {
        WatchedContext seen = await WatchAsync(
            [
                [],
                [],
                [],
                [],
            ],
            (time, look) => time.SetWall(TimeSpan.FromSeconds(look == 2 ? seconds : 0))
        );

        string finding = Assert.Single(seen.Findings);
        Assert.Contains($"moved by {seconds} s", finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_run_or_timers_it_is_not_ready()
    {
        WatchedContext empty = await WatchAsync([
            [],
        ]);
        Assert.Equal(RunStatus.NotReady, Assert.Single(empty.Reports).Result.Status);

        WatchedContext ended = await WatchAsync(
            [
                [Timer("one", 0, "@open")],
            ],
            isRunning: false
        );
        Assert.Equal(RunResult.NotReady("no run is going on"), Assert.Single(ended.Reports).Result);
    }

    [Theory]
    [InlineData(-1, 0, 10)]
    [InlineData(86_401, 0, 10)]
    [InlineData(0, 3_601, 10)]
    [InlineData(0, double.NaN, 10)]
    [InlineData(0, 0, 0)]
    public void Options_out_of_range_are_refused(double grace, double jitter, double report) =>
        Assert.True(
            new SchedulerOptionsValidator()
                .Validate(
                    null,
                    new SchedulerOptions
                    {
                        MisfireGraceSeconds = grace,
                        JitterSeconds = jitter,
                        ReportSeconds = report,
                    }
                )
                .Failed
        );

    private static ScheduledRun Timer(
        string plugin,
        int instrument,
        string schedule,
        int? next = 5,
        long fired = 1,
        long coalesced = 0,
        long misfired = 0,
        bool isPaused = false
    ) =>
        new(
            new InstanceId(plugin),
            new ShardKey(new InstrumentId(instrument)),
            schedule,
            next is { } minutes ? Noon + TimeSpan.FromMinutes(minutes) : null,
            fired > 0 ? Noon : null,
            fired,
            coalesced,
            misfired,
            isPaused
        );

    /// <summary>Lets the scheduler look once at each of these states, a report's time apart.</summary>
    private static async Task<WatchedContext> WatchAsync(
        IReadOnlyList<ScheduledRun[]> states,
        Action<TickedTime, int>? before = null,
        bool isRunning = true
    )
    {
        var options = new SchedulerOptions();
        var time = new TickedTime();
        (IServiceContext context, WatchedContext seen) = WatchedContext.Make(time);
        seen.IsRunning = isRunning;
        seen.Timers = states[0];
        using var cancel = new CancellationTokenSource();
        Task run = Task.Run(
            () => new Scheduler(options).RunAsync(context, cancel.Token),
            TestContext.Current.CancellationToken
        );
        await seen.ReportedAsync();
        for (int look = 1; look < states.Count; look++)
        {
            seen.Timers = states[look];
            before?.Invoke(time, look);
            time.Advance(TimeSpan.FromSeconds(options.ReportSeconds));
            await seen.ReportedAsync();
        }

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        return seen;
    }
}

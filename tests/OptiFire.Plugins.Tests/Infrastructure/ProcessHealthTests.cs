using System.Diagnostics;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Infrastructure;

[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(AloneInTheProcess))]
public sealed class ProcessHealthTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // One thread that spins uses one core: 50 % of two. On a busy machine it is put off now and then, which it sees as gaps
    // in its own clock: what it had is what it wanted less the gaps.
    [Fact]
    public async Task One_spinning_thread_shows_as_one_core_of_those_available()
    {
        var context = new FakeServiceContext(new InstanceId("infra_psutil_health")) { Time = TimeProvider.System };
        var service = new ProcessHealth(new ProcessHealthOptions { PeriodSeconds = 0.25, WindowSeconds = 4 });
        using var spinner = new Spinner();
        double share;
        double shown;
        await using (RunningService running = await RunningService.StartAsync(service, context))
        {
            // What the compiler needs for code that runs for the first time is over by then, and out of the window later.
            await Task.Delay(TimeSpan.FromSeconds(3), Token);
            (long Had, long At) from = spinner.Read();
            await Task.Delay(TimeSpan.FromSeconds(4.25), Token);
            (long Had, long At) to = spinner.Read();
            share = (double)(to.Had - from.Had) / (to.At - from.At);
            shown = Figure(context, "cpu_percent");
        }

        double expected = 100 * share / Figure(context, "cores_available");
        Assert.InRange(shown, expected - 5, expected + 5);
    }

    [Fact]
    public async Task First_reading_says_nothing_and_the_second_does()
    {
        var context = new FakeServiceContext(new InstanceId("infra_psutil_health"));
        await using RunningService running = await RunningService.StartAsync(new ProcessHealth(new()), context);
        Assert.Equal(RunStatus.NotReady, context.LastReport!.Result.Status);

        await running.PeriodsAsync(Period, 2);

        Assert.Equal(RunResult.Ok, context.LastReport.Result);
        using var self = Process.GetCurrentProcess();
        Assert.InRange(Figure(context, "memory"), self.WorkingSet64 / 4e6, self.WorkingSet64 / 2.5e5);
        Assert.InRange(Figure(context, "threads"), 2, 10_000);
        Assert.InRange(Figure(context, "open_handles"), 3, 100_000);
        Assert.InRange(Figure(context, "heap"), 0.01, Figure(context, "memory"));
        Assert.Equal(2, Assert.Single(context.LastReport.Charts).Panels.Count);
        Assert.Equal(context.LastReport.Figures.Count, Assert.Single(context.LastReport.Tables).Rows.Count);
    }

    [Fact]
    public async Task Lasting_load_sheds_level_by_level_and_the_end_gives_all_back()
    {
        var context = new FakeServiceContext(new InstanceId("infra_psutil_health"));
        var options = new ProcessHealthOptions
        {
            MaxMemoryMegabytes = 16,
            ForSeconds = 10,
            MaxShedLevel = 2,
        };
        await using (RunningService running = await RunningService.StartAsync(new ProcessHealth(options), context))
        {
            await running.PeriodsAsync(Period, 2);
            Assert.Empty(context.Commands.Given);
            await running.PeriodsAsync(Period, 1);
            Assert.Equal(["1"], Shed(context));
            await running.PeriodsAsync(Period, 10);
        }

        Assert.Equal(["1", "2", "0"], Shed(context));
        Assert.All(context.Commands.Given.SkipLast(1), c => Assert.Contains("memory", c.Reason));
        Assert.Equal(3, context.Findings.Count); // too much, level 1, level 2: nothing is said twice
    }

    [Fact]
    public async Task Limit_of_the_control_group_counts_where_it_is_tighter()
    {
        using TemporaryFolder root = SharedFolder.Temporary();
        Directory.CreateDirectory(Path.Combine(root.Path, "proc/self"));
        Directory.CreateDirectory(Path.Combine(root.Path, "sys/fs/cgroup"));
        await File.WriteAllTextAsync(Path.Combine(root.Path, "proc/self/cgroup"), "0::/", Token);
        await File.WriteAllTextAsync(Path.Combine(root.Path, "sys/fs/cgroup/memory.max"), "104857600", Token); // 100 MB
        var context = new FakeServiceContext(new InstanceId("infra_psutil_health"));
        var options = new ProcessHealthOptions { RootFolder = root.Path, MaxMemoryShare = 0.5 };

        await using RunningService running = await RunningService.StartAsync(new ProcessHealth(options), context);
        await running.PeriodsAsync(Period, 1);

        Assert.Equal(50, Figure(context, "memory_limit"), 1e-9);
        Assert.Equal(100, Figure(context, "group_memory_limit"), 1e-9);
    }

    [Fact]
    public async Task Disk_with_too_little_room_is_told_once()
    {
        using TemporaryFolder data = SharedFolder.Temporary();
        var context = new FakeServiceContext(new InstanceId("infra_psutil_health"));
        var options = new ProcessHealthOptions { DataFolder = data.Path, MinFreeMegabytes = 10_000_000 };

        await using RunningService running = await RunningService.StartAsync(new ProcessHealth(options), context);
        await running.PeriodsAsync(Period, 4);

        FakeFinding finding = Assert.Single(context.Findings);
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains("are free on the disk", finding.Message);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Shed(FakeServiceContext context) =>
        context.Commands.Given.Where(c => c.Name == "Shed").Select(c => c.Subject);

    private static double Figure(FakeServiceContext context, string name) =>
        context.LastReport!.Figures.Single(f => f.Name == name).Value;
}

using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Services;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class DockerizeTests : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly ContainerBox _box = new();
    private readonly FakeServiceContext _context = new(new InstanceId("infra_dockerize"));

    [Fact]
    public async Task Outside_a_container_it_is_not_ready()
    {
        _box.Remove(".dockerenv");
        _box.Write("proc/self/environ", "PATH=/bin\0");

        await new Dockerize(_box.Options).RunAsync(_context, TestContext.Current.CancellationToken);

        Assert.Equal(RunResult.NotReady("this process does not run in a container"), _context.LastReport!.Result);
        Assert.Empty(_context.Findings);
    }

    [Fact]
    public async Task Failure_is_raised_once_and_again_after_it_was_right()
    {
        await using RunningService running = await RunningService.StartAsync(new Dockerize(_box.Options), _context);
        Assert.Empty(_context.Findings);

        _box.Mounts(root: "rw");
        await running.PeriodsAsync(Period, 3);
        Assert.Single(_context.Findings);
        _box.Mounts();
        await running.PeriodsAsync(Period, 1);
        _box.Mounts(root: "rw");
        await running.PeriodsAsync(Period, 1);

        Assert.Equal(2, _context.Findings.Count);
        Assert.Contains(
            Assert.Single(_context.LastReport!.Tables).Rows,
            r => r[0] == "root_file_system" && r[1] == "failed"
        );
        Assert.Equal(1, _context.LastReport.Figures.Single(f => f.Name == "failed").Value);
    }

    public void Dispose() => _box.Dispose();
}

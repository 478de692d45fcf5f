using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>A service that runs beside a fake engine, period by period.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan MostToWait = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(
        TestContext.Current.CancellationToken
    );
    private readonly FakeServiceContext _context;
    private readonly Task _run;

    private RunningService(IService service, FakeServiceContext context)
    {
        _context = context;
        _run = Task.Run(() => service.RunAsync(context, _cancel.Token));
    }

    /// <summary>Starts a service and waits for its first report.</summary>
    public static async Task<RunningService> StartAsync(IService service, FakeServiceContext context)
    {
        var running = new RunningService(service, context);
        await running.ForAsync(() => context.Reports.Count > 0);
        return running;
    }

    /// <summary>Moves the clock by the service's period so many times, and waits for its report each time.</summary>
    public async Task PeriodsAsync(TimeSpan period, int times)
    {
        for (int i = 0; i < times; i++)
        {
            int reports = _context.Reports.Count;
            _context.Clock.Advance(period);
            await ForAsync(() => _context.Reports.Count > reports);
        }
    }

    /// <summary>Waits, on real time, until something is so.</summary>
    public async Task ForAsync(Func<bool> isSo)
    {
        using var late = new CancellationTokenSource(MostToWait);
        while (!isSo())
        {
            if (_run.IsCompleted)
            {
                await _run;
                Assert.Fail("the service ended");
            }

            Assert.False(late.IsCancellationRequested, "the service did not do it in time");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
        _cancel.Dispose();
    }
}

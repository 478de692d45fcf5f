using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Tests.Budgets;

[Collection(nameof(BudgetCollection))]
public sealed class ServiceControlTests
{
    private static readonly InstanceId _attendant = new("test_attendant");

    [Fact]
    public async Task A_paused_service_ends_and_begins_again_when_it_is_resumed_never_twice_at_once()
    {
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using BudgetRun run = Create(bench);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.AtWork) == 1, "at work");

        run.Engine.Pause(_attendant, "ann", "looking at it");
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.AtWork) == 0, "ended");
        Assert.Equal(InstanceState.Paused, run.Status("test_attendant").State);
        run.Engine.Resume(_attendant, "ann", "fine");
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.AtWork) == 1, "at work again");

        // Resumed before it has ended: the next begins when the first is gone.
        run.Engine.Pause(_attendant, "ann", "once more");
        await BudgetRun.UntilAsync(() => run.Status("test_attendant").State == InstanceState.Paused, "paused");
        run.Engine.Resume(_attendant, "ann", "fine");
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.Services) == 3, "begun a third time");
        Assert.Equal(1, bench.MostAtWork);

        await stop.CancelAsync();
        RunReport report = await running;
        Assert.Equal(0, bench.AtWork);
        Assert.Null(report.Services.Single(s => s.Instance == _attendant).Fault);
    }

    [Fact]
    public async Task A_service_is_shed_and_comes_back()
    {
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using BudgetRun run = Create(bench);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.AtWork) == 1, "at work");

        run.Engine.Shed(1, "ann", "busy");
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.AtWork) == 0, "ended");
        run.Engine.Shed(0, "ann", "quiet");
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.AtWork) == 1, "at work again");

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_service_paused_in_an_earlier_life_stays_so()
    {
        using var first = new Workbench();
        await using BudgetRun earlier = Create(first, bars: 30);
        Task<RunReport> running = earlier.Engine.RunAsync(TestContext.Current.CancellationToken);
        await BudgetRun.UntilAsync(() => Volatile.Read(ref first.AtWork) == 1, "at work");
        earlier.Engine.Pause(_attendant, "ann", "noisy");
        await BudgetRun.UntilAsync(() => Volatile.Read(ref first.AtWork) == 0, "ended");
        await running;

        using var second = new Workbench();
        await using BudgetRun later = Create(second, bars: 30, earlier.Store);
        await later.Engine.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(InstanceState.Paused, later.Status("test_attendant").State);
        await BudgetRun.UntilAsync(() => Volatile.Read(ref second.AtWork) == 0, "ended");
    }

    [Fact]
    public async Task A_service_cannot_be_run_now()
    {
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using BudgetRun run = Create(bench);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.AtWork) == 1, "at work");

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() =>
            run.Engine.RunNow(_attendant, "ann", "try")
        );

        Assert.Contains("test_attendant has no runs to begin", error.Message, StringComparison.Ordinal);
        await stop.CancelAsync();
        await running;
        Assert.Empty(run.Commands);
    }

    private static BudgetRun Create(Workbench bench, int bars = 100_000, Support.MemoryStore? store = null) =>
        new(bench, pace: 100, bars, store, b => b.AddPlugin<Attendant, AttendantOptions>(enabled: true));
}

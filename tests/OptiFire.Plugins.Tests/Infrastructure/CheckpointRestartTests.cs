using OptiFire.Plugins.Infrastructure;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class CheckpointRestartTests
{
    private static readonly InstanceId Id = new("infra_checkpoint_restart");
    private readonly FakeCheckpoints _checkpoints = new();

    [Fact]
    public async Task A_checkpoint_is_taken_every_interval()
    {
        FakeServiceContext context = New();
        await RunAsync(context, new CheckpointRestartOptions { IntervalSeconds = 60 }, TimeSpan.FromSeconds(301));

        Assert.Equal(5 + 1, _checkpoints.List().Count); // and one at the end
        Assert.Empty(context.Findings);
    }

    [Fact]
    public async Task A_checkpoint_is_taken_after_so_many_events()
    {
        FakeServiceContext context = New();
        context.Engine.Progresses = false;
        var options = new CheckpointRestartOptions { IntervalSeconds = 86_400, IntervalEvents = 1_000 };
        await RunAsync(
            context,
            options,
            () =>
            {
                context.Engine.Set(r => r with { Sequence = 900 });
                Pass(context, TimeSpan.FromSeconds(1));
                Assert.Empty(_checkpoints.List());
                context.Engine.Set(r => r with { Sequence = 1_001 });
                Pass(context, TimeSpan.FromSeconds(1));
                Assert.Single(_checkpoints.List());
            }
        );
    }

    [Fact]
    public async Task Nothing_is_taken_of_an_engine_in_which_nothing_happens()
    {
        FakeServiceContext context = New();
        context.Engine.Progresses = false;
        await RunAsync(context, new CheckpointRestartOptions { IntervalSeconds = 1 }, TimeSpan.FromMinutes(1));

        Assert.Empty(_checkpoints.List());
    }

    [Fact]
    public async Task A_failure_is_raised_once_and_tried_again_after_longer_and_longer()
    {
        FakeServiceContext context = New();
        _checkpoints.Failure = "the disk is full";
        var options = new CheckpointRestartOptions { IntervalSeconds = 100, RetrySeconds = 10 };
        await RunAsync(
            context,
            options,
            () =>
            {
                // Due at 100; then after 10, 20, 40, 80, and at the interval from then on.
                Pass(context, TimeSpan.FromSeconds(100 + 10 + 20 + 40 + 80 + 100 + 99));
                Assert.Equal(6, Figure(context, "failed"));
                Assert.Equal(RunResult.Failed("the disk is full"), context.LastReport!.Result);
                Assert.Equal([new(FindingSeverity.Warning, "the disk is full")], context.Findings);

                _checkpoints.Failure = "the folder is gone";
                Pass(context, TimeSpan.FromSeconds(101));
                Assert.Equal(2, context.Findings.Count);

                _checkpoints.Failure = null;
                Pass(context, TimeSpan.FromSeconds(101));
                Assert.Equal(RunResult.Ok, context.LastReport!.Result);
                Assert.Equal(1, Figure(context, "taken"));

                _checkpoints.Failure = "the disk is full";
                Pass(context, TimeSpan.FromSeconds(101));
                Assert.Equal(3, context.Findings.Count); // it is news again
            }
        );
    }

    [Fact]
    public async Task Without_a_folder_it_is_not_ready_and_says_why()
    {
        FakeServiceContext context = New();
        _checkpoints.Unavailable = "no folder";
        await RunAsync(context, new CheckpointRestartOptions { IntervalSeconds = 1 }, TimeSpan.FromSeconds(20));

        Assert.Equal(RunResult.NotReady("no folder"), context.LastReport!.Result);
        Assert.Empty(context.Findings);
    }

    [Fact]
    public async Task It_works_on_virtual_time_and_asks_for_nothing_else()
    {
        var context = new FakeServiceContext(Id) { IsVirtual = true, Checkpoints = _checkpoints };
        context.Commands.IsOpen = false;
        await RunAsync(context, new CheckpointRestartOptions { IntervalSeconds = 2 }, TimeSpan.FromSeconds(5));

        Assert.NotEmpty(_checkpoints.List());
        Assert.Empty(context.Commands.Refused);
    }

    [Fact]
    public async Task The_table_shows_those_stored_newest_first()
    {
        FakeServiceContext context = New();
        await RunAsync(context, new CheckpointRestartOptions { IntervalSeconds = 10 }, TimeSpan.FromSeconds(31));

        IReadOnlyList<IReadOnlyList<string>> rows = context.LastReport!.Tables[0].Rows;
        Assert.Equal(_checkpoints.List().Select(c => c.Name), rows.Select(r => r[0]));
        Assert.All(rows, r => Assert.Equal(context.LastReport.Tables[0].Columns.Count, r.Count));
        Assert.Equal(1024, Figure(context, "size"));
    }

    [Theory]
    [InlineData(0, 100_000, 5)]
    [InlineData(86_401, 100_000, 5)]
    [InlineData(300, 999, 5)]
    [InlineData(300, 100_000, 0)]
    public void Options_out_of_range_are_refused(int seconds, long events, int retry) =>
        Assert.True(
            new CheckpointRestartOptionsValidator()
                .Validate(
                    null,
                    new()
                    {
                        IntervalSeconds = seconds,
                        IntervalEvents = events,
                        RetrySeconds = retry,
                    }
                )
                .Failed
        );

    [Fact]
    public void It_is_safety_critical() => Assert.True(CheckpointRestart.Descriptor.SafetyCritical);

    private static double Figure(FakeServiceContext context, string name) =>
        context.LastReport!.Figures.Single(f => f.Name == name).Value;

    private FakeServiceContext New() => new(Id) { Checkpoints = _checkpoints };

    private static Task RunAsync(FakeServiceContext context, CheckpointRestartOptions options, TimeSpan time) =>
        RunAsync(context, options, () => Pass(context, time));

    private static async Task RunAsync(FakeServiceContext context, CheckpointRestartOptions options, Action meanwhile)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task running = new CheckpointRestart(options).RunAsync(context, stop.Token);
        meanwhile();
        await stop.CancelAsync();
        await running;
    }

    /// <summary>Lets time pass a look at a time, each seen through before the next.</summary>
    private static void Pass(FakeServiceContext context, TimeSpan time)
    {
        var look = TimeSpan.FromMilliseconds(250);
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += look)
        {
            long readings = context.Engine.Readings + context.Reports.Count;
            context.Clock.Advance(look);
            SpinWait.SpinUntil(
                () => context.Engine.Readings + context.Reports.Count > readings,
                TimeSpan.FromMilliseconds(50)
            );
            Thread.Yield();
        }
    }
}

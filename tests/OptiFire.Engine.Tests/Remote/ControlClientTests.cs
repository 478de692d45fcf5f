using OptiFire.Engine.Remote;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Services;

namespace OptiFire.Engine.Tests.Remote;

public sealed class ControlClientTests
{
    private static readonly InstanceId Kalman = new("fe_kalman", "fast");
    private static readonly Timestamp Moment = new(1_704_207_600_123_456_789);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_are_changed_taken_back_and_looked_up()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using ControlClient client = await bench.ConnectAsync();
        SettingsOutcome outcome = await client.UpdateAsync(
            new SettingsUpdate("ignored", Values(("risk.max_drawdown", "0.05"), ("a.b", "ü \"\\ \n 1")))
            {
                Comment = "why",
            },
            Token
        );
        await client.RollbackAsync(1, [], Token);

        Assert.True(outcome.Changed);
        Assert.Equal(2, outcome.Version.Number);
        Assert.Equal(bench.Settings.Find(2)!.Content.Hash, outcome.Version.Content.Hash);
        Assert.Equal("why", outcome.Version.Comment);
        Assert.Equal(bench.Settings.Find(2)!.CreatedAt, outcome.Version.CreatedAt);
        Assert.Equal(3, (await client.CurrentAsync(Token)).Number);
        Assert.Equal(1, (await client.CurrentAsync(Token)).RestoredFrom);
        Assert.Null(await client.VersionAsync(99, Token));
        Assert.Equal("0.05", (await client.VersionAsync(2, Token))!.Content.Values["risk.max_drawdown"]);
        Assert.Equal([2, 1], (await client.HistoryAsync(10, 3, Token)).Select(v => v.Number));
        Assert.Empty(await client.GetAsync("risk", Token));
        Assert.Null(await client.ReloadAsync(Token));
    }

    [Fact]
    public async Task Author_is_the_user_of_the_system_and_not_what_a_client_says()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells who asks.");
        await using ControlBench bench = await ControlBench.StartAsync();
        await using ControlClient client = await bench.ConnectAsync();
        SettingsOutcome outcome = await client.UpdateAsync(new SettingsUpdate("mallory", Values(("a", "1"))), Token);
        await client.PauseAsync(Kalman, "", Token);

        Assert.Equal(Environment.UserName, outcome.Version.Author);
        Assert.Equal([Environment.UserName], bench.Authors);
    }

    [Fact]
    public async Task Errors_of_settings_come_back_as_they_were_thrown()
    {
        var settings = new FailingSettings();
        await using ControlBench bench = await ControlBench.StartAsync(settings: settings);
        await using ControlClient client = await bench.ConnectAsync();
        var update = new SettingsUpdate("", Values(("a", "1"), ("b", null)))
        {
            ExpectedVersion = 4,
            Confirmations = ["live"],
        };

        settings.Error = new SettingsException(["a: 1 is wrong", "b: 2 is wrong"]);
        SettingsException wrong = await Assert.ThrowsAsync<SettingsException>(() => client.UpdateAsync(update, Token));
        settings.Error = new SettingsConflictException(4, 7);
        SettingsConflictException late = await Assert.ThrowsAsync<SettingsConflictException>(() =>
            client.UpdateAsync(update, Token)
        );
        settings.Error = new SettingsConfirmationException(["risk_x", "live"]);
        SettingsConfirmationException unsure = await Assert.ThrowsAsync<SettingsConfirmationException>(() =>
            client.RollbackAsync(1, [], Token)
        );
        settings.Error = new SettingsStoreException("the disk is full");
        SettingsStoreException full = await Assert.ThrowsAsync<SettingsStoreException>(() =>
            client.UpdateAsync(update, Token)
        );
        settings.Error = new NotSupportedException("a fault of the engine");
        ControlException failed = await Assert.ThrowsAsync<ControlException>(() => client.UpdateAsync(update, Token));

        Assert.Equal(["a: 1 is wrong", "b: 2 is wrong"], wrong.Errors);
        Assert.Equal((4, 7), (late.Expected, late.Current));
        Assert.Equal(["risk_x", "live"], unsure.Needed);
        Assert.Equal("the disk is full", full.Message);
        Assert.Contains("a fault of the engine", failed.Message);
        Assert.Equal(4, settings.Update!.ExpectedVersion);
        Assert.Equal(["live"], settings.Update.Confirmations);
        Assert.Null(settings.Update.Values["b"]);
    }

    [Fact]
    public async Task Commands_reach_the_engine_with_instance_and_reason()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using ControlClient client = await bench.ConnectAsync();
        await client.RunNowAsync(Kalman, "a", Token);
        await client.PauseAsync(Kalman, "", Token);
        await client.ResumeAsync(Kalman, "b", Token);
        await client.ReleaseAsync(Kalman, "c", Token);
        await client.SetTradingStateAsync(TradingState.ReduceOnly, "d", Token);
        await client.CancelWorkingOrdersAsync("e", Token);
        await client.RearmAsync(Kalman, "f", Token);

        Assert.Equal(
            [
                new FakeCommand("RunNow", "fe_kalman/fast", "a"),
                new FakeCommand("Pause", "fe_kalman/fast", ""),
                new FakeCommand("Resume", "fe_kalman/fast", "b"),
                new FakeCommand("Release", "fe_kalman/fast", "c"),
                new FakeCommand("SetTradingState", "ReduceOnly", "d"),
                new FakeCommand("CancelWorkingOrders", "", "e"),
            ],
            bench.Commands.Given
        );
        Assert.Equal([$"fe_kalman/fast by {Environment.UserName}: f"], bench.Rearmed);
    }

    [Fact]
    public async Task Commands_are_refused_when_they_cannot_be_carried_out()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using ControlClient client = await bench.ConnectAsync();
        await RefusedAsync("no plugin 'fe_kalmann'", () => client.PauseAsync(new("fe_kalmann"), "", Token));
        await RefusedAsync("A reason is needed", () => client.RearmAsync(Kalman, " ", Token));
        await RefusedAsync("one line", () => client.PauseAsync(Kalman, "a\nb", Token));
        await RefusedAsync("at most 1000", () => client.PauseAsync(Kalman, new string('x', 1001), Token));
        await RefusedAsync("1 to 500", () => client.HistoryAsync(0, null, Token));
        await RefusedAsync("1 to 1000", () => client.PreviewAsync(Kalman, 1001, Token));
        await RefusedAsync(
            "no trading state 77",
            () => client.SetTradingStateAsync((TradingState)77, "no such state", Token)
        );
        bench.Commands.IsOpen = false;
        await RefusedAsync("takes no commands", () => client.PauseAsync(Kalman, "", Token));

        Assert.Empty(bench.Commands.Given);
        Assert.Empty(bench.Commands.Refused);

        static async Task RefusedAsync(string cause, Func<Task> ask) =>
            Assert.Contains(cause, (await Assert.ThrowsAsync<ControlException>(ask)).Message);
    }

    [Fact]
    public async Task Everything_an_engine_tells_arrives_as_it_was()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using ControlClient client = await bench.ConnectAsync();
        bench.Plugins =
        [
            bench.Plugins[0] with
            {
                State = InstanceState.BackingOff,
                Reason = "slow",
                Until = Moment,
                Runs = long.MaxValue,
                P99Milliseconds = 1.25,
                LastStatus = RunStatus.NotReady,
            },
        ];
        bench.Schedule.Runs =
        [
            new ScheduledRun(Kalman, ShardKey.Whole, "@close", Moment, null, 3, 2, 1, IsPaused: true),
            new ScheduledRun(Kalman, new(new InstrumentId(4)), "@close", null, Timestamp.MinValue, 0, 0, 0, false),
        ];
        bench.Health.Progresses = false;
        bench.Health.Set(h =>
            h with
            {
                EngineTime = Moment,
                SinceStep = TimeSpan.FromTicks(1),
                Feeds = [new FeedHealth("bars", 7, Moment, null, HasEnded: false)],
            }
        );
        CheckpointInfo taken = await client.TakeCheckpointAsync(Token);
        EngineHealth health = await client.HealthAsync(Token);

        Assert.Equal(bench.Plugins, await client.PluginsAsync(Token));
        Assert.Equal(bench.Schedule.Runs, await client.ScheduleAsync(Token));
        Assert.Equal([Moment], await client.PreviewAsync(Kalman, 1, Token));
        Assert.Equal(bench.Checkpoints.List(), [taken]);
        Assert.Equal([taken], await client.CheckpointsAsync(Token));
        Assert.Equal(bench.Health.Read().Feeds, health.Feeds);
        Assert.Equal(bench.Health.Read(), health with { Feeds = bench.Health.Read().Feeds });
        bench.Checkpoints.Failure = "the disk is full";
        CheckpointException full = await Assert.ThrowsAsync<CheckpointException>(() =>
            client.TakeCheckpointAsync(Token)
        );
        Assert.Equal("the disk is full", full.Message);
    }

    [Fact]
    public async Task Engine_that_ends_or_does_not_answer_is_an_error_and_not_a_wait()
    {
        await using ControlBench bench = await ControlBench.StartAsync(settings: new FailingSettings { Hangs = true });
        await using ControlClient hasty = (
            await ControlClient.TryConnectAsync(bench.Path, TimeSpan.FromMilliseconds(200), Token)
        )!;
        await using ControlClient client = await bench.ConnectAsync();
        var update = new SettingsUpdate("", Values(("a", "1")));
        ControlException silent = await Assert.ThrowsAsync<ControlException>(() => hasty.UpdateAsync(update, Token));
        Task<SettingsOutcome> asked = client.UpdateAsync(update, Token);
        await Task.Delay(100, Token);
        await bench.Server.DisposeAsync();

        Assert.Contains("did not answer in 0.2 s", silent.Message);
        await Assert.ThrowsAsync<ControlException>(() => hasty.HealthAsync(Token));
        await Assert.ThrowsAsync<ControlException>(() => asked);
        Assert.Null(await ControlClient.TryConnectAsync(bench.Path, Token));
    }

    [Fact]
    public async Task Nobody_listening_is_no_error() =>
        Assert.Null(await ControlClient.TryConnectAsync("no-such-folder/control.sock", Token));

    private static Dictionary<string, string?> Values(params (string Path, string? Value)[] values) =>
        values.ToDictionary(v => v.Path, v => v.Value);
}

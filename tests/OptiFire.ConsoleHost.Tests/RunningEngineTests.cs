using OptiFire.Engine.Remote;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Services;
using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

/// <summary>The console as the client of an engine of another process; behind the socket stand fakes.</summary>
public sealed class RunningEngineTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = SharedFolder.Temporary();
    private readonly FakeSettings _settings = new();
    private readonly FakeSchedule _schedule = new();
    private readonly FakeCheckpoints _checkpoints = new();
    private readonly FakeEngineHealth _health = new();
    private readonly FakeCommands _commands = new();
    private readonly List<string> _rearmed = [];
    private readonly ControlServer _server;

    public RunningEngineTests()
    {
        _server = new ControlServer(
            _folder.File("control.sock"),
            new ControlPorts
            {
                Settings = _settings,
                Schedule = _schedule,
                Checkpoints = _checkpoints,
                Health = _health,
                Commands = _ => _commands,
                Rearm = (guard, _, reason) => _rearmed.Add($"{guard}: {reason}"),
                Plugins = () =>
                    [Status("fe_kalman", InstanceState.Idle), Status("fe_garch", InstanceState.Quarantined)],
            }
        );
    }

    public async ValueTask InitializeAsync() => await _server.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Settings_and_flags_change_in_the_running_engine()
    {
        ConsoleRun set = await RunAsync("config", "set", "risk.max_drawdown=0.05", "--comment", "why");
        ConsoleRun flag = await RunAsync("flags", "on", "fe_kalman");
        ConsoleRun get = await RunAsync("config", "get", "risk.max_drawdown");
        ConsoleRun same = await RunAsync("config", "set", "risk.max_drawdown=0.05");
        ConsoleRun history = await RunAsync("config", "history");
        ConsoleRun diff = await RunAsync("config", "diff", "1", "3");

        Assert.Equal(0, set.Code);
        Assert.Equal(0, flag.Code);
        Assert.Equal("true", _settings.Current.Content.Values["plugins.fe_kalman.enabled"]);
        Assert.Equal("0.05", get.Output.Trim());
        Assert.Contains("Nothing changed", same.Output);
        Assert.Matches("2 +.* why", history.Output);
        Assert.Matches("plugins.fe_kalman.enabled +not set +true", diff.Output);
        Assert.False(File.Exists(_folder.File("settings.db")));
    }

    [Fact]
    public async Task Plugins_are_shown_and_acted_on()
    {
        ConsoleRun status = await RunAsync("plugins", "status");
        ConsoleRun one = await RunAsync("plugins", "status", "fe_garch", "--json");
        ConsoleRun none = await RunAsync("plugins", "status", "fe_garhc");
        ConsoleRun pause = await RunAsync("plugins", "pause", "fe_kalman", "--reason", "noisy");
        ConsoleRun release = await RunAsync("plugins", "release", "fe_garch");
        ConsoleRun unknown = await RunAsync("plugins", "resume", "no_such");

        Assert.Matches("fe_garch +Quarantined", status.Output);
        Assert.Contains("\"value\": \"Quarantined\"", one.Output);
        Assert.Equal(2, none.Code);
        Assert.Contains("Did you mean 'fe_garch'?", none.Errors);
        Assert.Equal(0, pause.Code);
        Assert.Equal(0, release.Code);
        Assert.Equal(
            [new FakeCommand("Pause", "fe_kalman", "noisy"), new FakeCommand("Release", "fe_garch", "")],
            _commands.Given
        );
        Assert.Equal(2, unknown.Code);
        Assert.Contains("runs no plugin 'no_such'", unknown.Errors);
    }

    [Fact]
    public async Task Schedule_checkpoints_and_health_are_those_of_the_engine()
    {
        var next = Timestamp.FromUtc(2024, 7, 3, 17);
        _schedule.Runs =
        [
            new ScheduledRun(
                new InstanceId("fe_kalman"),
                ShardKey.Whole,
                "@close",
                next,
                null,
                0,
                0,
                0,
                IsPaused: false
            ),
        ];
        ConsoleRun schedule = await RunAsync("schedule");
        ConsoleRun times = await RunAsync("schedule", "fe_kalman", "--count", "3");
        ConsoleRun take = await RunAsync("checkpoint", "take");
        ConsoleRun list = await RunAsync("checkpoint", "list", "--json");
        ConsoleRun restore = await RunAsync("checkpoint", "restore", "checkpoint-1", "--yes");
        ConsoleRun health = await RunAsync("health");
        _health.Stop();
        ConsoleRun stopped = await RunAsync("health");

        Assert.Matches("fe_kalman +.* @close +2024-07-03T17:00:00Z", schedule.Output);
        Assert.Contains("2024-07-03T17:00:00Z", times.Output);
        Assert.Contains("checkpoint-1", take.Output);
        Assert.Contains("\"name\": \"checkpoint-1\"", list.Output);
        Assert.Equal(2, restore.Code);
        Assert.Contains("Stop it first", restore.Errors);
        Assert.Equal(0, health.Code);
        Assert.Matches("Running +yes", health.Output);
        Assert.Equal(1, stopped.Code);
    }

    [Fact]
    public async Task Trading_is_halted_and_guards_are_rearmed_with_a_reason()
    {
        ConsoleRun halt = await RunAsync("trading", "halt", "--reason", "data look wrong");
        ConsoleRun silent = await RunAsync("trading", "resume");
        ConsoleRun rearm = await RunAsync("trading", "rearm", "fe_garch", "--reason", "reviewed");
        _commands.IsOpen = false;
        ConsoleRun closed = await RunAsync("trading", "reduce", "--reason", "x");

        Assert.Equal(0, halt.Code);
        Assert.Equal([new FakeCommand("SetTradingState", "Halted", "data look wrong")], _commands.Given);
        Assert.Equal(2, silent.Code);
        Assert.Contains("'--reason' is required", silent.Errors);
        Assert.Equal(0, rearm.Code);
        Assert.Equal(["fe_garch: reviewed"], _rearmed);
        Assert.Equal(2, closed.Code);
        Assert.Contains("takes no commands", closed.Errors);
    }

    private static PluginStatus Status(string id, InstanceState state) =>
        new()
        {
            Instance = new InstanceId(id),
            Category = PluginCategory.Features,
            IsKept = false,
            State = state,
        };

    private Task<ConsoleRun> RunAsync(params string[] arguments) =>
        ConsoleRun.OfAsync([.. arguments, "--state", _folder.Path]);
}

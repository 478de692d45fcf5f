using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class HeartbeatTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly FakeServiceContext _context = new(new InstanceId("infra_heartbeat"));

    [Fact]
    public async Task Loop_that_hangs_for_three_intervals_raises_the_alarm_once_and_gets_no_more_signs_of_life()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        using var manager = new NotifySocket(folder.File("notify"));
        var options = new HeartbeatOptions { NotifySocket = folder.File("notify") };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        await running.PeriodsAsync(Interval, 2);
        Assert.Equal(["READY=1\nWATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"], manager.Take());

        Hang();
        await running.PeriodsAsync(Interval, 2);
        Assert.Empty(_context.Commands.Given);
        await running.PeriodsAsync(Interval, 10);

        Assert.Equal(["SetTradingState ReduceOnly", "CancelWorkingOrders "], Given());
        FakeFinding alarm = Assert.Single(_context.Findings);
        Assert.Equal(FindingSeverity.Critical, alarm.Severity);
        Assert.StartsWith("3 beats missed: the engine has been in one step for 30 s", alarm.Message);
        Assert.Empty(manager.Take());
    }

    [Fact]
    public async Task Alarm_that_is_over_is_told_and_trading_stays_cut_back()
    {
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(new()), _context);
        Hang();
        await running.PeriodsAsync(Interval, 3);
        GoOn();
        await running.PeriodsAsync(Interval, 5);

        Assert.Equal(["SetTradingState ReduceOnly", "CancelWorkingOrders "], Given());
        Assert.Equal(
            [FindingSeverity.Critical, FindingSeverity.Information],
            _context.Findings.Select(f => f.Severity)
        );
        Assert.Contains("stays cut back until somebody sets it", _context.Findings.Last().Message);
        Assert.Equal(RunResult.Ok, _context.LastReport!.Result);
    }

    [Fact]
    public async Task Trading_goes_on_by_itself_only_where_the_settings_say_so()
    {
        var options = new HeartbeatOptions { AutoResume = true, CancelOrders = false };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        Hang();
        await running.PeriodsAsync(Interval, 3);
        GoOn();
        await running.PeriodsAsync(Interval, 1);

        Assert.Equal(["SetTradingState ReduceOnly", "SetTradingState Active"], Given());
    }

    [Fact]
    public async Task Beats_missed_now_and_then_are_no_alarm()
    {
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(new()), _context);
        for (int i = 0; i < 5; i++)
        {
            Hang();
            await running.PeriodsAsync(Interval, 2);
            GoOn();
            await running.PeriodsAsync(Interval, 1);
        }

        Assert.Empty(_context.Findings);
        Assert.Empty(_context.Commands.Given);
    }

    [Fact]
    public async Task Data_that_stay_away_raise_the_alarm_and_the_process_keeps_its_signs_of_life()
    {
        string path = "@optifire-test-" + Guid.NewGuid().ToString("N");
        using var manager = new NotifySocket(path);
        var options = new HeartbeatOptions { NotifySocket = path, MaxDataAgeSeconds = 60 };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        Feed(1, age: 0);
        await running.PeriodsAsync(Interval, 1);
        Feed(2, age: 0);
        await running.PeriodsAsync(Interval, 1);
        Feed(3, age: 0);
        await running.PeriodsAsync(Interval, 1);
        Assert.Empty(_context.Findings);

        manager.Take();
        Feed(3, age: 61);
        await running.PeriodsAsync(Interval, 3);

        Assert.Contains("no data came from 'feed'", Assert.Single(_context.Findings).Message);
        Assert.Equal(3, manager.Take().Count); // a restart would not bring the data back
    }

    [Fact]
    public async Task Broker_that_says_nothing_with_orders_open_raises_the_alarm()
    {
        var options = new HeartbeatOptions { MaxBrokerAgeSeconds = 25 };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        _context.Engine.Set(r => r with { SinceBroker = TimeSpan.FromHours(3) });
        await running.PeriodsAsync(Interval, 5);
        Assert.Empty(_context.Findings); // no order is open

        _context.Engine.Set(r => r with { OpenOrders = 1 });
        await running.PeriodsAsync(Interval, 5); // seen open at 0 s, over 25 s at 30 and 40 s: two misses
        Assert.Empty(_context.Findings);
        await running.PeriodsAsync(Interval, 1);

        Assert.Contains(
            "the broker has said nothing with orders open for 50 s",
            Assert.Single(_context.Findings).Message
        );
    }

    [Fact]
    public async Task Service_manager_that_is_not_there_is_told_once_and_stops_nothing()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var options = new HeartbeatOptions { NotifySocket = folder.File("nobody") };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        await running.PeriodsAsync(Interval, 3);
        Assert.Contains("the service manager cannot be reached", Assert.Single(_context.Findings).Message);

        using var manager = new NotifySocket(folder.File("nobody"));
        await running.PeriodsAsync(Interval, 1);

        Assert.Equal(["READY=1\nWATCHDOG=1"], manager.Take());
        Assert.Equal("the service manager works again", _context.Findings.Last().Message);
    }

    [Fact]
    public async Task Address_is_called_once_a_period_while_all_is_well()
    {
        using var server = new PingServer();
        var options = new HeartbeatOptions
        {
            PingUrl = server.Url,
            PingSeconds = 30,
            PingWithPost = true,
        };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        await running.ForAsync(() => server.Requests == 1);
        Assert.Equal("POST /ping/abc HTTP/1.1", server.LastLine);

        await CallIsOverAsync();
        await running.PeriodsAsync(Interval, 2);
        await CallIsOverAsync();
        Assert.Equal(1, server.Requests);
        await running.PeriodsAsync(Interval, 1); // due again after 30 s
        await running.ForAsync(() => server.Requests == 2);
        await CallIsOverAsync();
        Hang();
        await running.PeriodsAsync(Interval, 9);

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Address_that_fails_is_told_once_and_not_stormed()
    {
        using var server = new PingServer { Status = 500 };
        var options = new HeartbeatOptions
        {
            PingUrl = server.Url,
            PingSeconds = 60,
            PingTimeoutSeconds = 300,
        };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        await running.ForAsync(() => server.Requests == 1);
        for (int minute = 0; minute < 4; minute++)
        {
            await CallIsOverAsync();
            await running.PeriodsAsync(Interval, 6);
            await running.ForAsync(() => server.Requests == minute + 2);
        }

        Assert.Equal(
            "the address to call cannot be reached: it answered 500",
            Assert.Single(_context.Findings).Message
        );
    }

    [Fact]
    public async Task Address_that_never_answers_holds_up_nothing_and_is_given_up()
    {
        using var server = new PingServer { Status = null };
        var options = new HeartbeatOptions { PingUrl = server.Url, PingTimeoutSeconds = 5 };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        await running.ForAsync(() => server.Requests == 1);
        await running.PeriodsAsync(Interval, 1); // the time-out passes here
        await CallIsOverAsync();
        await running.PeriodsAsync(Interval, 1);

        Assert.Contains("it did not answer in time", Assert.Single(_context.Findings).Message);
    }

    [Fact]
    public async Task File_is_written_while_all_is_well_and_trouble_with_it_is_told_once()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var options = new HeartbeatOptions { BeatFile = folder.File("later/beat") };
        await using RunningService running = await RunningService.StartAsync(new Heartbeat(options), _context);
        await running.PeriodsAsync(Interval, 3);
        Assert.Contains("the file to write cannot be reached", Assert.Single(_context.Findings).Message);

        Directory.CreateDirectory(folder.File("later"));
        await running.PeriodsAsync(Interval, 1);
        string good = await File.ReadAllTextAsync(options.BeatFile, TestContext.Current.CancellationToken);
        Hang();
        await running.PeriodsAsync(Interval, 2);

        Assert.Matches(@"^2024-01-02T15:00:40\.\d+\+00:00 \d+\n$", good);
        Assert.Equal(good, await File.ReadAllTextAsync(options.BeatFile, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("ftp://example.org/x", false)]
    [InlineData("example.org", false)]
    [InlineData("https://example.org/x", true)]
    [InlineData("", true)]
    public void Address_must_be_one(string url, bool isValid) =>
        Assert.Equal(
            isValid,
            new HeartbeatOptionsValidator().Validate(null, new HeartbeatOptions { PingUrl = url }).Succeeded
        );

    /// <summary>A call goes over real sockets, however fast the clock of the test goes.</summary>
    private static Task CallIsOverAsync() => Task.Delay(200, TestContext.Current.CancellationToken);

    private void Hang()
    {
        _context.Engine.Progresses = false;
        _context.Engine.Set(r => r with { InStepFor = TimeSpan.FromSeconds(30), SinceStep = TimeSpan.FromSeconds(30) });
    }

    private void GoOn()
    {
        _context.Engine.Progresses = true;
        _context.Engine.Set(r => r with { InStepFor = TimeSpan.Zero, SinceStep = TimeSpan.Zero });
    }

    private void Feed(long rows, double age) =>
        _context.Engine.Set(r =>
            r with
            {
                Feeds = [new FeedHealth("feed", rows, r.EngineTime, TimeSpan.FromSeconds(age), false)],
            }
        );

    private IEnumerable<string> Given() => _context.Commands.Given.Select(c => $"{c.Name} {c.Subject}");
}

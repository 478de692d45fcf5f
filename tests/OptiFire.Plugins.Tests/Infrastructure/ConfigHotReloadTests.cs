using OptiFire.Engine.Settings;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Settings;
using OptiFire.TestSupport;
using OptiFire.Yaml;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class ConfigHotReloadTests : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private readonly TemporaryFolder folder = SharedFolder.Temporary();
    private readonly CancellationTokenSource end = new();
    private readonly SettingsService service;
    private readonly WatchedSettings settings;
    private readonly PlayedContext context;
    private readonly Task run;

    public ConfigHotReloadTests()
    {
        Write("risk: { max_drawdown: 0.10 }\n");
        service = new SettingsService(
            null,
            [],
            new YamlSettingsFiles([ConfigFile]),
            new EngineSettings(),
            TimeProvider.System
        );
        settings = new WatchedSettings(service);
        context = new PlayedContext { Instance = new InstanceId("infra_config_hot_reload"), Settings = settings };
        run = new ConfigHotReload(new ConfigHotReloadOptions()).RunAsync(context, end.Token);
    }

    private string ConfigFile => folder.File("config.yaml");

    private IReadOnlyList<IReadOnlyList<string>> Rows => context.Reports.Last().Tables.Single().Rows;

    [Fact]
    public async Task Edit_becomes_a_version_once_the_file_stays_as_it_is()
    {
        await Settle();
        Write("risk: { max_drawdown: 0.12 }\napi: { port: 81 }\n");

        await context.AdvanceUntil(Poll, () => service.Current.Number == 2);
        await Settle();

        SettingsVersion version = service.Current;
        Assert.Equal((SettingsChangeKind.File, "infra_config_hot_reload"), (version.Kind, version.Author));
        Assert.Equal([new("api.port", "8000", "81"), new("risk.max_drawdown", "0.1", "0.12")], version.Changes);
        Assert.Equal(RunResult.Ok, context.Reports.Last().Result);
        IReadOnlyList<string> row = Assert.Single(Rows);
        Assert.Equal("2", row[1]);
        Assert.Contains("risk.max_drawdown 0.1 → 0.12", row[2]);
        Assert.Contains("at the next start: api.port", row[2]);
        Assert.Empty(context.Findings);
    }

    [Fact]
    public async Task File_that_keeps_changing_is_not_read()
    {
        await Settle();
        int before = settings.Reloads;
        for (int i = 0; i < 12; i++)
        {
            Write($"risk: {{ max_drawdown: 0.{i + 20} }}\n");
            await Look();
        }

        Assert.Equal(before, settings.Reloads);
        await context.AdvanceUntil(Poll, () => service.Current.Number == 2);
        Assert.Equal("0.31", service.Current.Content.Values["risk.max_drawdown"]);
        Assert.Equal(before + 1, settings.Reloads);
    }

    [Fact]
    public async Task Edit_that_keeps_length_and_time_of_writing_is_noticed()
    {
        await Settle();
        DateTime written = File.GetLastWriteTimeUtc(ConfigFile);
        Write("risk: { max_drawdown: 0.11 }\n");
        File.SetLastWriteTimeUtc(ConfigFile, written);

        await context.AdvanceUntil(Poll, () => service.Current.Number == 2);
    }

    [Fact]
    public async Task File_that_was_only_touched_makes_no_version()
    {
        await Settle();
        int before = settings.Reloads;
        File.SetLastWriteTimeUtc(ConfigFile, DateTime.UnixEpoch);

        await context.AdvanceUntil(Poll, () => settings.Reloads > before);
        await Settle();

        Assert.Equal(1, service.Current.Number);
        Assert.Empty(Rows);
    }

    [Fact]
    public async Task File_that_cannot_be_used_is_raised_once_and_the_old_version_stays()
    {
        await Settle();
        Write("risk: { max_drawdown: 7 }\nplugins: { no_such: { enabled: true }}\n");
        await context.AdvanceUntil(Poll, () => context.Findings.Count > 0);
        await Settle();

        (FindingSeverity severity, string message) = Assert.Single(context.Findings);
        Assert.Equal(FindingSeverity.Warning, severity);
        Assert.StartsWith("the settings files cannot be used, version 1 stays in force: ", message);
        Assert.Contains($"{ConfigFile}:1:23: risk.max_drawdown: 7 is outside (0, 1]", message);
        Assert.Equal(RunResult.Failed("the settings files cannot be used"), context.Reports.Last().Result);
        Assert.Contains("refused: ", Assert.Single(Rows)[2]);
        Assert.Equal(1, service.Current.Number);

        // The same content again is no news; put right, it is taken.
        File.SetLastWriteTimeUtc(ConfigFile, DateTime.UnixEpoch);
        int before = settings.Reloads;
        await context.AdvanceUntil(Poll, () => settings.Reloads > before);
        await Settle();
        Assert.Single(context.Findings);

        Write("risk: { max_drawdown: 0.07 }\n");
        await context.AdvanceUntil(Poll, () => service.Current.Number == 2);
        await Settle();
        Assert.Equal(RunResult.Ok, context.Reports.Last().Result);
    }

    [Fact]
    public async Task File_that_was_deleted_changes_nothing_and_is_raised()
    {
        await Settle();
        File.Delete(ConfigFile);

        await context.AdvanceUntil(Poll, () => context.Findings.Count > 0);

        Assert.Contains("there is no such file", context.Findings.Single().Message);
        Assert.Equal("0.1", service.Current.Content.Values["risk.max_drawdown"]);
    }

    [Fact]
    public async Task Version_that_cannot_be_stored_is_tried_again()
    {
        await Settle();
        settings.Failure = new SettingsStoreException("the disk is full");
        Write("risk: { max_drawdown: 0.12 }\n");
        await context.AdvanceUntil(Poll, () => settings.Reloads > 4);

        (FindingSeverity severity, string message) = Assert.Single(context.Findings);
        Assert.Equal(FindingSeverity.Critical, severity);
        Assert.Contains("the disk is full", message);

        settings.Failure = null;
        await context.AdvanceUntil(Poll, () => service.Current.Number == 2);
    }

    [Fact]
    public async Task Edit_made_before_the_service_began_is_taken()
    {
        Write("risk: { max_drawdown: 0.5 }\n");

        await context.AdvanceUntil(Poll, () => service.Current.Number == 2);

        Assert.Equal("0.5", service.Current.Content.Values["risk.max_drawdown"]);
    }

    [Fact]
    public async Task Service_is_not_ready_without_files_and_on_virtual_time()
    {
        using var code = new SettingsService(null, [], null, new EngineSettings(), TimeProvider.System);
        var without = new PlayedContext { Settings = code };
        var virtually = new PlayedContext { Settings = service, IsVirtual = true };
        var plugin = new ConfigHotReload(new ConfigHotReloadOptions());

        await WatchBrieflyAsync(without);
        await WatchBrieflyAsync(virtually);

        Assert.Equal(RunResult.NotReady("there are no settings files"), without.Reports.Single().Result);
        Assert.Equal(
            RunResult.NotReady("settings files are not read again on virtual time"),
            virtually.Reports.Single().Result
        );

        async Task WatchBrieflyAsync(PlayedContext context)
        {
            using var stop = new CancellationTokenSource();
            Task watching = plugin.RunAsync(context, stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        }
    }

    [Theory]
    [InlineData(49, 500, 50)]
    [InlineData(250, -1, 50)]
    [InlineData(250, 500, 0)]
    public void Options_outside_their_ranges_are_refused(int poll, int debounce, int rows) =>
        Assert.True(
            new ConfigHotReloadOptionsValidator()
                .Validate(
                    null,
                    new()
                    {
                        PollMilliseconds = poll,
                        DebounceMilliseconds = debounce,
                        TableRows = rows,
                    }
                )
                .Failed
        );

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        service.Dispose();
        end.Dispose();
        folder.Dispose();
    }

    private void Write(string text) => File.WriteAllText(ConfigFile, text);

    /// <summary>Lets the service look once.</summary>
    private Task Look()
    {
        int before = settings.Looks;
        return context.AdvanceUntil(Poll, () => settings.Looks > before);
    }

    /// <summary>Lets the service finish with the files as they are.</summary>
    private async Task Settle()
    {
        for (int i = 0; i < 5; i++)
        {
            await Look();
        }
    }
}

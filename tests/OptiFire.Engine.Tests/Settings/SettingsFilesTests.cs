using OptiFire.Engine.Settings;
using OptiFire.Sdk.Settings;
using static OptiFire.Engine.Tests.Settings.SettingsFixture;

namespace OptiFire.Engine.Tests.Settings;

public sealed class SettingsFilesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_the_first_version_and_later_edits_are_laid_over_the_newest()
    {
        var files = new FakeFiles(("risk.max_drawdown", "0.2"), ("plugins.diag_plain.options.label", "file"));
        var store = new FlakyStore();
        using (SettingsService service = Open(store, files))
        {
            Assert.Equal("0.2", service.Current.Content.Values["risk.max_drawdown"]);
            Assert.Equal(["config.yaml"], service.Files);
            Assert.Null(await service.ReloadFilesAsync("files", Token));
            await service.Set("risk.max_var_pct", "0.01");
            await service.Set("plugins.diag_plain.options.label", "api");
        }

        files.Set(("risk.max_drawdown", "0.3"), ("plugins.diag_plain.options.label", "file"));
        using SettingsService again = Open(store, files);
        Assert.Equal(3, again.Current.Number);
        SettingsOutcome? outcome = await again.ReloadFilesAsync("files", Token);

        // The file changed one key; what was set otherwise stays.
        Assert.Equal([new("risk.max_drawdown", "0.2", "0.3")], outcome!.Version.Changes);
        Assert.Equal((4, SettingsChangeKind.File), (outcome.Version.Number, outcome.Version.Kind));
        Assert.Equal("0.01", again.Current.Content.Values["risk.max_var_pct"]);
        Assert.Equal("api", again.Current.Content.Values["plugins.diag_plain.options.label"]);
        Assert.Null(await again.ReloadFilesAsync("files", Token));
    }

    [Fact]
    public async Task File_wins_where_it_changed_a_key_and_a_key_taken_out_has_its_default()
    {
        var files = new FakeFiles(("risk.max_drawdown", "0.2"), ("plugins.diag_plain.options.label", "file"));
        using SettingsService service = Open(files: files);
        await service.Set("risk.max_drawdown", "0.5");
        files.Set(("risk.max_drawdown", "0.3"));

        SettingsOutcome? outcome = await service.ReloadFilesAsync("files", Token);

        Assert.Equal(
            [new("plugins.diag_plain.options.label", "file", null), new("risk.max_drawdown", "0.5", "0.3")],
            outcome!.Version.Changes
        );
        files.Set();
        await service.ReloadFilesAsync("files", Token);
        Assert.Equal("0.08", service.Current.Content.Values["risk.max_drawdown"]);
    }

    [Fact]
    public async Task Edit_that_somebody_made_already_is_no_version_and_is_not_made_again()
    {
        var files = new FakeFiles();
        using SettingsService service = Open(files: files);
        await service.Set("risk.max_drawdown", "0.3");
        files.Set(("risk.max_drawdown", "0.3"));

        Assert.Null(await service.ReloadFilesAsync("files", Token));
        await service.Set("risk.max_drawdown", "0.4");
        Assert.Null(await service.ReloadFilesAsync("files", Token));

        Assert.Equal("0.4", service.Current.Content.Values["risk.max_drawdown"]);
    }

    [Fact]
    public async Task File_that_cannot_be_read_changes_nothing()
    {
        var files = new FakeFiles(("risk.max_drawdown", "0.2"));
        using SettingsService service = Open(files: files);
        files.Failure = new SettingsException(["config.yaml: there is no such file"]);

        var error = await Assert.ThrowsAsync<SettingsException>(() => service.ReloadFilesAsync("files", Token));

        Assert.Equal(["config.yaml: there is no such file"], error.Errors);
        Assert.Equal(1, service.Current.Number);
        files.Failure = null;
        Assert.Null(await service.ReloadFilesAsync("files", Token));
    }

    [Theory]
    [InlineData("plugins.alpha_none.enabled", "true", "config.yaml:1:1: plugins.alpha_none: no such plugin")]
    [InlineData(
        "plugins.diag_plain.options.window",
        "0",
        "config.yaml:1:1: plugins.diag_plain.options.window: 0 is outside 1 to 500"
    )]
    [InlineData(
        "risk.max_exposure_symbol",
        "0.25",
        "config.yaml:1:1: risk.max_exposure_symbol: 0.25 is above risk.max_exposure_total 0.2"
    )]
    [InlineData(
        "plugins.risk_vital.enabled",
        "false",
        "config.yaml:1:1: plugins.risk_vital.enabled: false switches off a safety-critical plugin, which a file cannot confirm; switch it off by an update with the confirmation 'risk_vital', then edit the file"
    )]
    [InlineData(
        "execution.paper_trading",
        "false",
        "config.yaml:1:1: execution.paper_trading: false lets real money move, which a file cannot confirm; update it with the confirmation 'live', then edit the file"
    )]
    public async Task Edit_that_the_engine_cannot_run_is_refused_with_its_place(
        string path,
        string value,
        string expected
    )
    {
        var files = new FakeFiles();
        using SettingsService service = Open(files: files);
        await service.UpdateAsync(
            Update(("risk.max_exposure_symbol", "0.1"), ("risk.max_exposure_total", "0.2")),
            Token
        );
        files.Set((path, value));

        var error = await Assert.ThrowsAsync<SettingsException>(() => service.ReloadFilesAsync("files", Token));

        Assert.StartsWith(expected, Assert.Single(error.Errors));
        Assert.Equal(2, service.Current.Number);
    }

    [Fact]
    public async Task Confirmed_update_clears_the_way_for_the_file()
    {
        var files = new FakeFiles();
        using SettingsService service = Open(files: files);
        files.Set(("plugins.risk_vital.enabled", "false"));
        await Assert.ThrowsAsync<SettingsException>(() => service.ReloadFilesAsync("files", Token));

        await service.UpdateAsync(
            Update(("plugins.risk_vital.enabled", "false")) with
            {
                Confirmations = ["risk_vital"],
            },
            Token
        );

        Assert.Null(await service.ReloadFilesAsync("files", Token));
        Assert.Equal("false", service.Current.Content.Values["plugins.risk_vital.enabled"]);
    }

    [Fact]
    public void Files_that_cannot_be_used_stop_the_first_start_and_store_nothing()
    {
        var store = new FlakyStore();
        var files = new FakeFiles(("plugins.diag_plain.options.window", "0"), ("plugins.no_such.enabled", "true"));

        var error = Assert.Throws<SettingsException>(() => Open(store, files));

        Assert.Equal(2, error.Errors.Count);
        Assert.Contains("config.yaml:1:1: plugins.diag_plain.options.window: 0 is outside 1 to 500", error.Errors);
        Assert.Null(store.Newest);
    }

    [Fact]
    public async Task Changed_code_is_laid_over_the_newest_where_there_are_no_files()
    {
        var store = new FlakyStore();
        using (SettingsService first = Open(store))
        {
            await first.Set("risk.max_var_pct", "0.01");
        }

        var code = new EngineSettings { Risk = new RiskSettings { MaxDrawdown = 0.5m } };
        using SettingsService second = Open(store, code: code);
        await second.ReloadFilesAsync("code", Token);

        Assert.Equal("0.5", second.Current.Content.Values["risk.max_drawdown"]);
        Assert.Equal("0.01", second.Current.Content.Values["risk.max_var_pct"]);
    }
}

using OptiFire.Engine.Settings;
using OptiFire.Sdk.Settings;
using static OptiFire.Engine.Tests.Settings.SettingsFixture;

namespace OptiFire.Engine.Tests.Settings;

public sealed class SettingsServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void First_version_is_what_code_says()
    {
        var code = new EngineSettings { Risk = new RiskSettings { MaxDrawdown = 0.2m } };
        using SettingsService service = Open(code: code);

        Assert.Equal((1, SettingsChangeKind.Initial), (service.Current.Number, service.Current.Kind));
        Assert.Equal("0.2", service.Current.Content.Values["risk.max_drawdown"]);
        Assert.Empty(service.Current.Changes);
        Assert.Empty(service.Files);
    }

    [Fact]
    public async Task Update_makes_a_version_that_says_who_what_and_why()
    {
        using SettingsService service = Open();
        DateTimeOffset before = TimeProvider.System.GetUtcNow();

        SettingsOutcome outcome = await service.UpdateAsync(
            Update(("risk.max_drawdown", "0.050"), ("plugins.diag_plain.options.window", "30")) with
            {
                Comment = "calmer",
            },
            Token
        );

        SettingsVersion version = outcome.Version;
        Assert.True(outcome.Changed);
        Assert.Null(outcome.AppliedAt);
        Assert.Same(version, service.Current);
        Assert.Equal(
            (2, "ada", "calmer", SettingsChangeKind.Update),
            (version.Number, version.Author, version.Comment, version.Kind)
        );
        Assert.InRange(version.CreatedAt.ToDateTimeOffset(), before, TimeProvider.System.GetUtcNow());
        Assert.Equal(
            [new("plugins.diag_plain.options.window", null, "30"), new("risk.max_drawdown", "0.08", "0.05")],
            version.Changes
        );
        Assert.Equal(0.05m, version.Content.ToSettings().Risk.MaxDrawdown);
        Assert.Equal("0.08", service.Find(1)!.Content.Values["risk.max_drawdown"]);
        Assert.Equal([2, 1], service.History().Select(v => v.Number));
    }

    [Fact]
    public async Task Update_that_changes_nothing_makes_no_version()
    {
        using SettingsService service = Open();

        SettingsOutcome outcome = await service.UpdateAsync(
            Update(("risk.max_drawdown", "8e-2"), ("plugins.diag_plain.enabled", null)),
            Token
        );

        Assert.False(outcome.Changed);
        Assert.Equal(1, outcome.Version.Number);
        Assert.Single(service.History());
    }

    [Fact]
    public async Task Null_takes_a_value_back_to_its_default()
    {
        using SettingsService service = Open();
        await service.Set("risk.max_var_pct", "0.5");
        await service.Set("plugins.diag_plain.options.label", "x");

        await service.Set("risk.max_var_pct", null);
        await service.Set("plugins.diag_plain.options.label", null);

        Assert.Equal(service.Find(1)!.Content.Text, service.Current.Content.Text);
    }

    [Theory]
    [InlineData("plugins.diag_plain.enabled", "true", SettingsChangeKind.Flag)]
    [InlineData("plugins.diag_plain.options.label", "enabled", SettingsChangeKind.Update)]
    [InlineData("plugins.diag_plain.schedule", "@open", SettingsChangeKind.Update)]
    public async Task Kind_tells_flags_from_other_updates(string path, string value, SettingsChangeKind kind)
    {
        using SettingsService service = Open();

        Assert.Equal(kind, (await service.Set(path, value)).Version.Kind);
    }

    [Fact]
    public async Task Update_on_a_version_that_is_not_the_newest_is_refused()
    {
        using SettingsService service = Open();
        await service.Set("risk.max_drawdown", "0.07");

        var error = await Assert.ThrowsAsync<SettingsConflictException>(() =>
            service.UpdateAsync(Update(("risk.max_drawdown", "0.06")) with { ExpectedVersion = 1 }, Token)
        );

        Assert.Equal((1, 2), (error.Expected, error.Current));
        Assert.Equal("0.07", service.Current.Content.Values["risk.max_drawdown"]);
        await service.UpdateAsync(Update(("risk.max_drawdown", "0.06")) with { ExpectedVersion = 2 }, Token);
    }

    [Fact]
    public async Task Restart_only_paths_are_listed()
    {
        using SettingsService service = Open();

        SettingsOutcome outcome = await service.UpdateAsync(
            Update(
                ("api.port", "81"),
                ("api.jwt_expiry_hours", "2"),
                ("execution.broker", "acme"),
                ("system.max_workers", "5"),
                ("system.max_ram_mb", "500"),
                ("plugins.diag_plain.enabled", "true")
            ),
            Token
        );

        Assert.Equal(["api.port", "execution.broker", "system.max_workers"], outcome.RestartRequired);
    }

    [Theory]
    [InlineData("risk.max_drawdwn", "1", "risk.max_drawdwn: there is no such key; allowed: max_exposure_total, ")]
    [InlineData("rsk.max_drawdown", "1", "rsk.max_drawdown: there is no such section; allowed: system, risk")]
    [InlineData("risk", "1", "risk: this is a group of settings; allowed: risk.max_exposure_total")]
    [InlineData("", "1", ": there is no such section")]
    [InlineData("risk.max_drawdown\n", "1", "there is no such key")]
    [InlineData(
        "risk.max_drawdown",
        "NaN",
        "risk.max_drawdown: 'NaN' is not a decimal number of at most 28 digits; allowed: (0, 1]"
    )]
    [InlineData("risk.max_drawdown", "1.5", "risk.max_drawdown: 1.5 is outside (0, 1]")]
    [InlineData("risk.max_drawdown", "", "risk.max_drawdown: '' is not a decimal number")]
    [InlineData(
        "risk.max_exposure_symbol",
        "0.31",
        "risk.max_exposure_symbol: 0.31 is above risk.max_exposure_total 0.3"
    )]
    [InlineData(
        "system.max_workers",
        "three",
        "system.max_workers: 'three' is not a whole number below two thousand million; allowed: 1 to 64"
    )]
    [InlineData("system.max_workers", "65", "system.max_workers: 65 is outside 1 to 64")]
    [InlineData("execution.rth_only", "1", "execution.rth_only: '1' is not true or false")]
    [InlineData("execution.broker", " ", "execution.broker: a name is needed")]
    [InlineData("execution.broker", "a\u0000b", "has a control character")]
    [InlineData(
        "plugins.alpha_none.enabled",
        "true",
        "plugins.alpha_none: no such plugin is registered; allowed: diag_plain, diag_plain/second, risk_vital"
    )]
    [InlineData(
        "plugins.diag_plane.enabled",
        "true",
        "plugins.diag_plane: no such plugin is registered; allowed: diag_plain, diag_plain/second"
    )]
    [InlineData("plugins.diag_plain/third.enabled", "true", "plugins.diag_plain/third: no such plugin is registered")]
    [InlineData("plugins.diag_plain/.enabled", "true", "this is no plugin; allowed: plugin_id or plugin_id/name")]
    [InlineData(
        "plugins.diag_plain.enable",
        "true",
        "plugins.diag_plain.enable: there is no such key; allowed: enabled, schedule, budget, options"
    )]
    [InlineData(
        "plugins.diag_plain.schedule",
        "whenever",
        "plugins.diag_plain.schedule: 'whenever' is not a schedule: @open"
    )]
    [InlineData(
        "plugins.diag_plain.budget.cpu_ms",
        "-5",
        "plugins.diag_plain.budget.cpu_ms: '-5' is not a whole number of at least 1"
    )]
    [InlineData(
        "plugins.diag_plain.budget.mem_mb",
        "0",
        "plugins.diag_plain.budget.mem_mb: '0' is not a whole number of at least 1"
    )]
    [InlineData(
        "plugins.diag_plain.budget.cpu_ms",
        "5",
        "plugins.diag_plain.budget: both cpu_ms and mem_mb are needed"
    )]
    [InlineData(
        "plugins.diag_plain.options.windw",
        "1",
        "plugins.diag_plain.options.windw: no such option; there are window, share, mode, label"
    )]
    [InlineData(
        "plugins.diag_plain.options.window",
        "501",
        "plugins.diag_plain.options.window: 501 is outside 1 to 500"
    )]
    [InlineData(
        "plugins.diag_plain.options.window",
        "1.5",
        "plugins.diag_plain.options.window: '1.5' is not a whole number; allowed: 1 to 500"
    )]
    [InlineData("plugins.diag_plain.options.share", "NaN", "plugins.diag_plain.options.share: 'NaN' is not a value")]
    [InlineData("plugins.diag_plain.options.share", "-0.1", "plugins.diag_plain.options.share: -0.1 is outside 0 to 1")]
    [InlineData(
        "plugins.diag_plain.options.mode",
        "wild",
        "plugins.diag_plain.options.mode: 'wild' is not one of calm, very_keen"
    )]
    public async Task Update_that_cannot_be_used_is_refused_with_path_value_and_range(
        string path,
        string value,
        string expected
    )
    {
        using SettingsService service = Open();

        var error = await Assert.ThrowsAsync<SettingsException>(() => service.Set(path, value));

        Assert.Contains(expected, Assert.Single(error.Errors));
        Assert.Equal(1, service.Current.Number);
    }

    [Fact]
    public async Task Update_lists_all_errors_at_once_and_applies_nothing()
    {
        using SettingsService service = Open();

        var error = await Assert.ThrowsAsync<SettingsException>(() =>
            service.UpdateAsync(
                Update(("risk.max_drawdown", "2"), ("risk.nothing", "1"), ("system.seed", "x"), ("api.port", "90")),
                Token
            )
        );

        Assert.Equal(3, error.Errors.Count);
        Assert.Equal("8000", service.Current.Content.Values["api.port"]);
    }

    [Fact]
    public async Task Values_and_names_without_end_are_refused()
    {
        using SettingsService service = Open();
        string large = new('x', 1 << 20);

        var error = await Assert.ThrowsAsync<SettingsException>(() =>
            service.Set("plugins.diag_plain.options.label", large)
        );

        Assert.Contains("1048576 characters; at most 4096", Assert.Single(error.Errors));
        Assert.True(error.Message.Length < 500);
        await Assert.ThrowsAsync<SettingsException>(() =>
            service.UpdateAsync(new SettingsUpdate(large, new Dictionary<string, string?>()), Token)
        );
        await Assert.ThrowsAsync<SettingsException>(() =>
            service.UpdateAsync(new SettingsUpdate(" ", new Dictionary<string, string?>()), Token)
        );
        await Assert.ThrowsAsync<SettingsException>(() =>
            service.UpdateAsync(Update() with { Comment = "\u0007" }, Token)
        );
    }

    [Fact]
    public async Task Dry_run_refuses_what_only_the_whole_shows()
    {
        using SettingsService service = Open();
        service.DryRun = settings => settings.Risk.MaxDrawdown > 0.5m ? ["plugins: a and b depend on each other"] : [];

        var error = await Assert.ThrowsAsync<SettingsException>(() => service.Set("risk.max_drawdown", "0.6"));

        Assert.Equal(["plugins: a and b depend on each other"], error.Errors);
        await service.Set("risk.max_drawdown", "0.4");
    }

    [Fact]
    public async Task Safety_critical_plugin_is_switched_off_only_with_its_confirmation()
    {
        using SettingsService service = Open();
        SettingsUpdate off = Update(("plugins.risk_vital.enabled", "false"));

        var error = await Assert.ThrowsAsync<SettingsConfirmationException>(() => service.UpdateAsync(off, Token));
        Assert.Equal(["risk_vital"], error.Needed);
        await Assert.ThrowsAsync<SettingsConfirmationException>(() =>
            service.UpdateAsync(off with { Confirmations = ["diag_plain", "live"] }, Token)
        );
        Assert.Equal(1, service.Current.Number);

        await service.UpdateAsync(off with { Confirmations = ["risk_vital"] }, Token);
        await service.Set("plugins.risk_vital.enabled", "true"); // on again needs none
        error = await Assert.ThrowsAsync<SettingsConfirmationException>(() =>
            service.RollbackAsync(2, "ada", [], Token)
        );
        Assert.Equal(["risk_vital"], error.Needed);
        SettingsOutcome back = await service.RollbackAsync(2, "ada", ["risk_vital"], Token);
        Assert.Equal("false", back.Version.Content.Values["plugins.risk_vital.enabled"]);
    }

    [Fact]
    public async Task Real_money_needs_its_confirmation()
    {
        using SettingsService service = Open();
        SettingsUpdate live = Update(("execution.paper_trading", "false"));

        var error = await Assert.ThrowsAsync<SettingsConfirmationException>(() => service.UpdateAsync(live, Token));

        Assert.Equal(["live"], error.Needed);
        SettingsOutcome outcome = await service.UpdateAsync(live with { Confirmations = ["live"] }, Token);
        Assert.Equal(["execution.paper_trading"], outcome.RestartRequired);
        await service.Set("risk.max_drawdown", "0.07"); // live already
    }

    [Fact]
    public async Task Rollback_writes_a_new_version_equal_to_the_old_one()
    {
        using SettingsService service = Open();
        await service.Set("risk.max_drawdown", "0.07");
        await service.Set("plugins.diag_plain.enabled", "true");

        SettingsVersion back = (await service.RollbackAsync(2, "bob", [], Token)).Version;

        Assert.Equal(
            (4, "bob", SettingsChangeKind.Rollback, 2L),
            (back.Number, back.Author, back.Kind, back.RestoredFrom)
        );
        Assert.Equal(service.Find(2)!.Content.Text, back.Content.Text);
        Assert.Equal([new("plugins.diag_plain.enabled", "true", null)], back.Changes);
        Assert.False((await service.RollbackAsync(2, "bob", [], Token)).Changed);
        foreach (long unknown in (long[])[0, 5, -1, long.MaxValue])
        {
            var error = await Assert.ThrowsAsync<SettingsException>(() =>
                service.RollbackAsync(unknown, "bob", [], Token)
            );
            Assert.Contains($"{unknown} is not a version; allowed: 1 to 4", error.Message);
        }
    }

    [Fact]
    public void History_refuses_limits_outside_its_range()
    {
        using SettingsService service = Open();

        Assert.Throws<ArgumentOutOfRangeException>(() => service.History(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => service.History(501));
        Assert.Empty(service.History(500, before: 1));
    }

    [Fact]
    public async Task Cancelled_call_changes_nothing()
    {
        using SettingsService service = Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            service.UpdateAsync(Update(("risk.max_drawdown", "0.07")), new CancellationToken(canceled: true))
        );

        Assert.Equal(1, service.Current.Number);
    }

    [Fact]
    public async Task What_an_earlier_engine_knew_can_be_taken_out()
    {
        var store = new FlakyStore();
        store.Write(
            new SettingsVersion(
                1,
                default,
                "old",
                "",
                SettingsChangeKind.Initial,
                [],
                new SettingsContent([new("plugins.alpha_gone.enabled", "true"), new("risk.old_limit", "3")])
            ),
            null
        );
        using SettingsService service = Open(store);

        var error = await Assert.ThrowsAsync<SettingsException>(() => service.Set("risk.max_drawdown", "0.07"));
        Assert.Contains("risk.old_limit: there is no such key", Assert.Single(error.Errors));
        await Assert.ThrowsAsync<SettingsException>(() => service.RollbackAsync(1, "ada", [], Token));

        await service.UpdateAsync(Update(("risk.old_limit", null), ("plugins.alpha_gone.enabled", null)), Token);
        Assert.Equal(new RiskSettings(), service.Current.Content.ToSettings().Risk);
    }

    [Fact]
    public async Task Version_that_cannot_be_stored_leaves_the_old_one_in_force()
    {
        var store = new FlakyStore();
        var target = new FakeTarget();
        using SettingsService service = Open(store);
        service.Attach(target);
        store.Failure = new SettingsStoreException("the disk is full");

        await Assert.ThrowsAsync<SettingsStoreException>(() => service.Set("risk.max_drawdown", "0.07"));

        Assert.Equal(1, service.Current.Number);
        Assert.Empty(target.Taken);
        store.Failure = null;
        Assert.Equal(2, (await service.Set("risk.max_drawdown", "0.07")).Version.Number);
        Assert.Equal([2], target.Taken);
    }
}

using System.Text.Json;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Tests;

public sealed class ConfigTests
{
    [Fact]
    public async Task Setting_is_changed_shown_compared_and_taken_back()
    {
        using var state = new StateBench();
        ConsoleRun set = await state.RunAsync("config", "set", "risk.max_drawdown=0.06", "--comment", "quiet week");
        ConsoleRun get = await state.RunAsync("config", "get", "risk.max_drawdown");
        ConsoleRun diff = await state.RunAsync("config", "diff", "1");
        ConsoleRun back = await state.RunAsync("config", "rollback", "1");
        ConsoleRun history = await state.RunAsync("config", "history", "--json");

        Assert.Equal(0, set.Code);
        Assert.Contains("in force at the next start", set.Output);
        Assert.Equal("0.06", get.Output.Trim());
        Assert.Matches("risk.max_drawdown +0.08 +0.06", diff.Output);
        Assert.Matches("risk.max_drawdown +0.06 +0.08", back.Output);
        JsonElement[] versions = JsonSerializer.Deserialize<JsonElement[]>(history.Output)!;
        Assert.Equal(["3", "2", "1"], versions.Select(v => v.GetProperty("version").GetString()));
        Assert.Equal("Rollback to 1", versions[0].GetProperty("kind").GetString());
        Assert.Equal("quiet week", versions[1].GetProperty("comment").GetString());
        Assert.Equal(Environment.UserName, versions[1].GetProperty("author").GetString());
        Assert.Equal("0.08", state.Newest().Content.Values["risk.max_drawdown"]);
    }

    [Fact]
    public async Task Every_error_is_told_at_once_and_nothing_is_changed()
    {
        using var state = new StateBench();
        ConsoleRun wrong = await state.RunAsync(
            "config",
            "set",
            "risk.max_drawdown=NaN",
            "system.max_workers=0",
            "risk.no_such=1",
            "plugins.no_such_plugin.enabled=true"
        );

        Assert.Equal(2, wrong.Code);
        Assert.Contains("risk.max_drawdown: 'NaN'", wrong.Errors);
        Assert.Contains("1 to 64", wrong.Errors);
        Assert.Contains("risk.no_such", wrong.Errors);
        Assert.DoesNotContain("   at ", wrong.Errors);
        Assert.Equal(1, state.Newest().Number);
    }

    [Theory]
    [InlineData("is not a new value", "config", "set", "risk.max_drawdown")]
    [InlineData("is not a new value", "config", "set", "=1")]
    [InlineData("options.stop_at: needs restore_below", "config", "set", "risk.max_drawdown=0.05")]
    [InlineData("is there twice", "config", "set", "a.b=1", "--unset", "a.b")]
    [InlineData("nothing to set", "config", "set")]
    [InlineData("the newest is 1", "config", "set", "risk.max_drawdown=0.05", "--if-version", "7")]
    [InlineData("Did you mean 'risk.max_drawdown'", "config", "get", "risk.max_drawdwn")]
    [InlineData("There is no version 9", "config", "diff", "9")]
    [InlineData("9 is not a version", "config", "rollback", "9")]
    [InlineData("1 to 500 is possible", "config", "history", "--limit", "501")]
    [InlineData("Did you mean 'fe_kalman'", "flags", "on", "fe_kalmann")]
    public async Task Mistake_is_told_with_its_remedy(string cause, params string[] arguments)
    {
        using var state = new StateBench();
        ConsoleRun run = await state.RunAsync(arguments);

        Assert.Equal(2, run.Code);
        Assert.Contains(cause, run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
        Assert.Equal(1, state.Newest().Number);
    }

    [Fact]
    public async Task Safety_critical_plugin_is_switched_off_only_with_a_confirmation()
    {
        using var state = new StateBench();
        string[] off = ["flags", "off", "risk_drawdown_derisk"];
        ConsoleRun refused = await state.RunAsync(off);
        ConsoleRun done = await state.RunAsync([.. off, "--confirm", "risk_drawdown_derisk"]);
        ConsoleRun on = await state.RunAsync("flags", "on", "fe_kalman", "fe_garch");
        ConsoleRun list = await state.RunAsync("flags", "list");

        Assert.Equal(2, refused.Code);
        Assert.Contains("--confirm risk_drawdown_derisk", refused.Errors);
        Assert.Equal(0, done.Code);
        Assert.Equal(0, on.Code);
        Assert.Equal(3, state.Newest().Number);
        Assert.Equal(SettingsChangeKind.Flag, state.Newest().Kind);
        Assert.Matches("risk_drawdown_derisk +Risk +no .*yes", list.Output);
        Assert.Matches("fe_kalman +Features +yes .*no", list.Output);
    }

    [Fact]
    public async Task Keys_say_type_range_default_and_when_they_take_effect()
    {
        ConsoleRun all = await ConsoleRun.OfAsync("config", "keys", "--json");
        ConsoleRun risk = await ConsoleRun.OfAsync("config", "keys", "risk");
        ConsoleRun plugin = await ConsoleRun.OfAsync("config", "keys", "plugins.fe_garch");
        ConsoleRun none = await ConsoleRun.OfAsync("config", "keys", "riks");

        Assert.Matches(@"risk\.max_drawdown +number +.* 0\.08 +at once", risk.Output);
        Assert.DoesNotContain("system.", risk.Output);
        Assert.Contains("\"takes_effect\": \"at the next start\"", all.Output);
        Assert.Contains("plugins.fe_garch.options.refit_bars", plugin.Output);
        Assert.Contains("plugins.fe_garch.budget.cpu_ms", plugin.Output);
        Assert.Equal(2, none.Code);
    }

    [Fact]
    public async Task Folder_without_settings_is_told_with_the_remedy()
    {
        ConsoleRun run = await ConsoleRun.OfAsync("config", "get", "--state", "no-such-folder");

        Assert.Equal(2, run.Code);
        Assert.Contains("holds no settings", run.Errors);
        Assert.Contains("run --state no-such-folder", run.Errors);
    }
}

using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

public sealed class LonePluginTests
{
    [Theory]
    [InlineData("alpha_vix_regime", "regime +(Low|Normal|Elevated|Crisis)")]
    [InlineData("alpha_cross_asset_corr", "rho_long +-?0\\.")]
    public async Task Plugin_runs_by_itself_over_recorded_data(string id, string result)
    {
        ConsoleRun run = await ConsoleRun.OfAsync("plugins", "run", id, "--data", SharedFolder.Data("daily"));

        Assert.Equal(0, run.Code);
        Assert.Matches($"{id} as .*, 0 failed", run.Output);
        Assert.Matches(result, run.Output);
        Assert.DoesNotContain("risk_drawdown_derisk", run.Output);
    }

    [Fact]
    public async Task Plugin_runs_by_itself_over_the_simulated_market_with_options_and_a_page()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        ConsoleRun run = await ConsoleRun.OfAsync(
            "plugins",
            "run",
            "alpha_cross_asset_corr",
            "--simulated",
            "--sessions",
            "300",
            "--set",
            "short_window=15",
            "long_window=60",
            "--report",
            folder.File("page.html")
        );

        Assert.Equal(0, run.Code);
        Assert.Matches("rho_short +-?0\\.", run.Output);
        Assert.True(new FileInfo(folder.File("page.html")).Length > 1000);
    }

    [Fact]
    public async Task Plugin_without_its_data_says_what_it_lacks()
    {
        ConsoleRun run = await ConsoleRun.OfAsync(
            "plugins",
            "run",
            "alpha_cross_asset_corr",
            "--simulated",
            "--sessions",
            "20"
        );

        Assert.Equal(1, run.Code);
        Assert.Contains("Not ready: needs", run.Output);
    }

    [Theory]
    [InlineData("There is no plugin 'fe_kalmann'", "fe_kalmann", "--simulated")]
    [InlineData("is not an option of a plugin", "fe_kalman", "--simulated", "--set", "bar_seconds")]
    [InlineData("plugins.fe_kalman.options.no_such", "fe_kalman", "--simulated", "--set", "no_such=1")]
    [InlineData("There is no folder 'none'", "fe_kalman", "--data", "none")]
    public async Task Mistake_is_told_with_its_remedy(string cause, params string[] arguments)
    {
        ConsoleRun run = await ConsoleRun.OfAsync(["plugins", "run", .. arguments]);

        Assert.Equal(2, run.Code);
        Assert.Contains(cause, run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
    }
}

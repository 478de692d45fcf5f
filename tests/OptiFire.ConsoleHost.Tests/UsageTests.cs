using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("replay")]
    [InlineData("backtest")]
    [InlineData("plugins", "list")]
    [InlineData("plugins", "describe")]
    [InlineData("verify")]
    [InlineData("report")]
    [InlineData("config", "get")]
    [InlineData("config", "set")]
    [InlineData("config", "diff")]
    [InlineData("config", "history")]
    [InlineData("config", "rollback")]
    [InlineData("config", "keys")]
    [InlineData("flags", "list")]
    [InlineData("flags", "on")]
    [InlineData("flags", "off")]
    [InlineData("plugins", "status")]
    [InlineData("plugins", "pause")]
    [InlineData("schedule")]
    [InlineData("checkpoint", "list")]
    [InlineData("checkpoint", "take")]
    [InlineData("checkpoint", "restore")]
    [InlineData("journal", "tail")]
    [InlineData("journal", "verify")]
    [InlineData("journal", "export")]
    [InlineData("trading", "halt")]
    [InlineData("trading", "rearm")]
    [InlineData("health")]
    public async Task Help_of_every_command_has_examples(params string[] command)
    {
        ConsoleRun run = await ConsoleRun.OfAsync([.. command, "--help"]);

        Assert.Equal(0, run.Code);
        Assert.Contains("Usage:", run.Output);
        Assert.Contains($"  optifire-cli {string.Join(' ', command)}", run.Output);
        Assert.Contains("Examples:", run.Output);
    }

    [Theory]
    [InlineData("'run'", "rum")]
    [InlineData("'backtest'", "backtets", "a.csv")]
    [InlineData("'--sessions'", "run", "--sesions", "4")]
    [InlineData("'list'", "plugins", "lisst")]
    public async Task Mistyped_word_is_answered_with_the_one_meant(string meant, params string[] arguments)
    {
        ConsoleRun run = await ConsoleRun.OfAsync(arguments);

        Assert.Equal(2, run.Code);
        Assert.Contains($"Did you mean {meant}", run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
    }

    [Theory]
    [InlineData("out of range: 2 to 10000", "run", "--sessions", "1")]
    [InlineData("--pace must be above 0", "run", "--pace", "-3")]
    [InlineData("'soon' is not a time", "replay", "--data", ".", "--from", "soon")]
    [InlineData("Name a folder of CSV files with --data", "replay")]
    [InlineData("There is no file 'none.csv'", "backtest", "none.csv")]
    [InlineData("There is no folder 'none'", "replay", "--data", "none")]
    [InlineData("There is no journal 'none'", "verify", "none")]
    [InlineData("There is no journal 'none'", "report", "none")]
    [InlineData("there is no such file", "run", "--settings", "none.yaml")]
    [InlineData("its folder does not exist", "run", "--sessions", "5", "--journal", "none/none")]
    [InlineData("Did you mean 'sample_sma_cross'?", "plugins", "describe", "sample_sma_cros")]
    [InlineData("No engine runs on 'none'", "plugins", "status", "--state", "none")]
    [InlineData("No engine runs on 'none'", "trading", "halt", "--reason", "x", "--state", "none")]
    [InlineData("No engine runs on 'none'", "health", "--state", "none")]
    [InlineData("is not an instance", "plugins", "pause", "a/")]
    public async Task Error_names_its_cause_without_a_stack_trace(string cause, params string[] arguments)
    {
        ConsoleRun run = await ConsoleRun.OfAsync(arguments);

        Assert.Equal(2, run.Code);
        Assert.Contains(cause, run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
    }

    [Fact]
    public async Task Settings_of_an_unknown_plugin_lead_to_the_list()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string file = folder.File("s.yaml");
        await File.WriteAllTextAsync(
            file,
            "plugins:\n  no_such: { enabled: true }\n",
            TestContext.Current.CancellationToken
        );
        ConsoleRun run = await ConsoleRun.OfAsync("run", "--settings", file);

        Assert.Equal(2, run.Code);
        Assert.Contains("no_such", run.Errors);
        Assert.Contains("allowed: alpha_coint_pairs", run.Errors);
        Assert.Contains("config keys", run.Errors);
    }

    [Fact]
    public async Task Plugins_are_listed_and_described_with_options_needs_and_outputs()
    {
        ConsoleRun list = await ConsoleRun.OfAsync("plugins", "list");
        ConsoleRun one = await ConsoleRun.OfAsync("plugins", "describe", "fe_garch");

        Assert.Equal(0, list.Code);
        Assert.Matches("sample_sma_cross +Alpha +.* no +Signal", list.Output);
        Assert.Matches("risk_drawdown_derisk +Risk +.* yes +Guard", list.Output);
        Assert.Equal(0, one.Code);
        Assert.Matches("needs +.*bar close", one.Output);
        Assert.Contains("output  sigma", one.Output);
        Assert.Matches("refit_bars +Int32 +21 +1 to 1000", one.Output);
    }
}

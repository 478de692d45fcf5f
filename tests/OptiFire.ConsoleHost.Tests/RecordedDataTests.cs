using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

public sealed class RecordedDataTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sma_daily.csv", "112609.0844 USD", "205")]
    [InlineData("sma_minute.csv.gz", "22540.3007 USD", "41,874")]
    public async Task Backtest_ends_on_the_exact_equity(string file, string equity, string fills)
    {
        ConsoleRun run = await ConsoleRun.OfAsync("backtest", SharedFolder.Data("jobs", file));

        Assert.Equal(0, run.Code);
        Assert.Equal(equity, run.Value("Final equity"));
        Assert.Equal(fills, run.Value("Fills"));
        Assert.EndsWith("bars/s", run.Value("Speed"));
        Assert.EndsWith("MiB", run.Value("Peak memory"));
    }

    [Fact]
    public async Task Backtest_is_verified_with_its_file_and_rebuilds_its_account()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string file = SharedFolder.Data("jobs", "sma_daily.csv");
        await ConsoleRun.OfAsync("backtest", file, "--journal", folder.File("j"));
        ConsoleRun verified = await ConsoleRun.OfAsync("verify", folder.File("j"), "--data", file);
        ConsoleRun other = await ConsoleRun.OfAsync("verify", folder.File("j"), "--data", file, "--fast", "11");

        Assert.Equal(0, verified.Code);
        Assert.Equal("112609.0844 USD", verified.Value("Equity"));
        Assert.Equal("205", verified.Value("Fills"));
        Assert.Contains("every record is the same", verified.Output);
        Assert.Equal(1, other.Code);
        Assert.Contains("sample_sma_cross", other.Output);
    }

    [Fact]
    public async Task Replay_counts_bad_rows_by_file_and_reason_and_says_what_lacks_data()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        await File.WriteAllLinesAsync(folder.File("spy_daily.csv"), Bars(), Token);
        await File.WriteAllTextAsync(folder.File("notes.txt"), "hello\n", Token);
        ConsoleRun run = await ConsoleRun.OfAsync("replay", "--data", folder.Path, "--to", "2024-06-01");

        Assert.Equal(0, run.Code);
        Assert.Equal("60", run.Value("Inputs"));
        Assert.Matches("spy_daily.csv +OhlcViolated +2", run.Output);
        Assert.Matches("alpha_vix_regime.*(VIX|never triggered)", run.Output);
        Assert.Contains("Not read: notes.txt", run.Output);
    }

    [Fact]
    public async Task Replay_of_a_folder_without_data_says_what_is_wanted()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        ConsoleRun run = await ConsoleRun.OfAsync("replay", "--data", folder.Path);

        Assert.Equal(2, run.Code);
        Assert.Contains("holds no data", run.Errors);
    }

    /// <summary>60 good sessions, each of the first two followed by a bar whose high is below its low.</summary>
    private static IEnumerable<string> Bars()
    {
        yield return "symbol,date,timestamp,open,high,low,close,volume";
        var day = new DateOnly(2024, 1, 2);
        for (int i = 0; i < 62; i++, day = day.AddDays(1))
        {
            string prices = i is 1 or 2 ? "100,90,110,100" : $"100,{101 + i},99,{100 + i}";
            yield return $"SPY,{day:yyyy-MM-dd},{day:yyyy-MM-dd}T21:00:00Z,{prices},1000";
        }
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task Run_trades_says_what_every_plugin_did_and_writes_a_report()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        ConsoleRun run = await ConsoleRun.OfAsync("run", "--sessions", "120", "--report", folder.File("run.html"));

        Assert.Equal(0, run.Code);
        Assert.True(Number(run.Value("Fills")) > 0, run.Output);
        Assert.Matches("[0-9a-f]{64}", run.Value("Journal head"));
        Assert.NotEmpty(run.Value("P&L"));
        Assert.NotEmpty(run.Value("Drawdown"));
        foreach (string plugin in await PluginsOfDemoAsync())
        {
            Assert.Contains(plugin, run.Output, StringComparison.Ordinal);
        }

        Assert.Contains("<svg", await File.ReadAllTextAsync(folder.File("run.html"), Token));
    }

    [Fact]
    public async Task Equal_seeds_give_equal_journals_and_other_seeds_others()
    {
        ConsoleRun one = await ConsoleRun.OfAsync("run", "--sessions", "60", "--seed", "5");
        ConsoleRun again = await ConsoleRun.OfAsync("run", "--sessions", "60", "--seed", "5");
        ConsoleRun other = await ConsoleRun.OfAsync("run", "--sessions", "60", "--seed", "6");

        Assert.Equal(one.Value("Journal head"), again.Value("Journal head"));
        Assert.NotEqual(one.Value("Journal head"), other.Value("Journal head"));
    }

    [Fact]
    public async Task Journal_is_verified_by_the_same_run_and_refuses_another()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string[] command = ["run", "--sessions", "60", "--journal", folder.File("j")];
        ConsoleRun first = await ConsoleRun.OfAsync(command);
        ConsoleRun second = await ConsoleRun.OfAsync(command);
        ConsoleRun other = await ConsoleRun.OfAsync([.. command, "--seed", "99"]);

        Assert.Equal(0, second.Code);
        Assert.Equal(first.Value("Journal head"), second.Value("Journal head"));
        Assert.Equal(2, other.Code);
        Assert.Contains("seed: 99", other.Errors);
        Assert.Contains("What to do", other.Errors);
    }

    [Fact]
    public async Task Interrupted_run_says_so_and_is_continued_to_the_same_end()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string journal = folder.File("j");
        string[] command = ["run", "--sessions", "1500"];
        ConsoleRun stopped = await ConsoleRun.InterruptedAsync(journal, [.. command, "--journal", journal]);
        ConsoleRun continued = await ConsoleRun.OfAsync([.. command, "--journal", journal]);

        Assert.Equal(130, stopped.Code);
        Assert.Contains("Stopped at", stopped.Output);
        Assert.Contains("to continue", stopped.Output);
        await IsWholeAsync(journal, continued);
    }

    [Fact]
    public async Task Terminated_run_ends_well_with_a_whole_journal_and_is_continued_to_the_same_end()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string journal = folder.File("j");
        string[] command = ["run", "--sessions", "1500", "--journal", journal];
        ConsoleRun stopped = await ConsoleRun.TerminatedAsync(300_000, journal, command);
        ConsoleRun verified = await ConsoleRun.OfAsync("verify", journal);
        ConsoleRun continued = await ConsoleRun.OfAsync(command);

        Assert.Equal(0, stopped.Code);
        Assert.InRange(stopped.Ending, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Contains("Stopped at", stopped.Output);
        Assert.Equal(0, verified.Code);
        await IsWholeAsync(journal, continued);
    }

    [Fact]
    public async Task Terminated_run_on_real_time_cancels_its_orders_if_told_and_ends_well()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string journal = folder.File("j");
        // A session takes a quarter of a second: the signal comes while the engine waits for the next one.
        string[] command = ["run", "--pace", "345600", "--journal", journal, "--on-stop", "cancel"];
        ConsoleRun stopped = await ConsoleRun.TerminatedAsync(1, journal, command);
        ConsoleRun verified = await ConsoleRun.OfAsync("verify", journal);
        ConsoleRun tail = await ConsoleRun.OfAsync("journal", "tail", "--journal", journal, "--kind", "Command");

        Assert.Equal(0, stopped.Code);
        Assert.InRange(stopped.Ending, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(0, verified.Code);
        Assert.Contains("the run is stopped", tail.Output);
    }

    [Fact]
    public async Task Verify_names_the_first_bad_sequence_of_a_changed_journal()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string journal = folder.File("j");
        await ConsoleRun.OfAsync("run", "--sessions", "60", "--journal", journal);
        ConsoleRun whole = await ConsoleRun.OfAsync("verify", journal, "--simulated", "--sessions", "60");
        ConsoleRun elsewhere = await ConsoleRun.OfAsync("verify", journal, "--simulated", "--sessions", "90");
        Change(journal);
        ConsoleRun changed = await ConsoleRun.OfAsync("verify", journal);
        ConsoleRun report = await ConsoleRun.OfAsync("report", journal, "--out", folder.File("r.html"));

        Assert.Equal(0, whole.Code);
        Assert.Contains("every record is the same", whole.Output);
        Assert.Equal(1, elsewhere.Code);
        Assert.Contains("First plugin that differs", elsewhere.Output);
        Assert.Equal(1, changed.Code);
        Assert.Contains("from sequence 1 on", changed.Output);
        Assert.Equal(2, report.Code);
        Assert.False(File.Exists(folder.File("r.html")));
    }

    [Fact]
    public async Task Report_of_a_journal_is_one_page()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        await ConsoleRun.OfAsync("run", "--sessions", "60", "--journal", folder.File("j"));
        ConsoleRun report = await ConsoleRun.OfAsync("report", folder.File("j"), "--out", folder.File("r.html"));

        Assert.Equal(0, report.Code);
        Assert.Contains("</html>", await File.ReadAllTextAsync(folder.File("r.html"), Token));
    }

    /// <summary>The run that went on has the records of one that was never stopped; its groups end elsewhere.</summary>
    private static async Task IsWholeAsync(string journal, ConsoleRun continued)
    {
        ConsoleRun same = await ConsoleRun.OfAsync("verify", journal, "--simulated", "--sessions", "1500");

        Assert.Equal(0, continued.Code);
        Assert.Equal(0, same.Code);
        Assert.Contains("every record is the same", same.Output);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static long Number(string text) =>
        long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static async Task<IEnumerable<string>> PluginsOfDemoAsync()
    {
        string file = Path.Combine(
            SharedFolder.RepositoryRoot,
            "samples",
            "OptiFire.ConsoleHost",
            "configs",
            "demo.yaml"
        );
        return (await File.ReadAllLinesAsync(file, Token))
            .Where(line => line.Contains("enabled: true", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0].Trim());
    }

    private static void Change(string journal)
    {
        using var connection = new SqliteConnection($"Data Source={journal};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            DROP TRIGGER journal_no_update;
            UPDATE journal SET payload = CAST(payload || x'00' AS BLOB) WHERE number = 1;
            """;
        command.ExecuteNonQuery();
    }
}

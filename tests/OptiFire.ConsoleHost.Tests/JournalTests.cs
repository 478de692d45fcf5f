using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

public sealed class JournalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Journal_is_shown_from_its_end_verified_and_exported()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string[] state = ["--state", folder.Path];
        ConsoleRun run = await ConsoleRun.OfAsync("run", "--sessions", "60", "--journal", folder.File("run.journal"));
        ConsoleRun tail = await ConsoleRun.OfAsync(["journal", "tail", "-n", "3", .. state]);
        ConsoleRun kalman = await ConsoleRun.OfAsync(["journal", "tail", "--plugin", "fe_kalman", .. state]);
        ConsoleRun start = await ConsoleRun.OfAsync(["journal", "tail", "--kind", "runstarted", .. state]);
        ConsoleRun verify = await ConsoleRun.OfAsync(["journal", "verify", .. state]);
        await ConsoleRun.OfAsync(["journal", "export", "--out", folder.File("all.jsonl"), .. state]);
        ConsoleRun part = await ConsoleRun.OfAsync([
            "journal",
            "export",
            "--out",
            folder.File("part.csv"),
            "--format",
            "csv",
            "--from-sequence",
            "100",
            "--to-sequence",
            "900",
            "--kind",
            "PluginResult",
            "Signal",
            .. state,
        ]);

        Assert.Equal(3, Lines(tail.Output).Length);
        Assert.Contains("RunEnded", Lines(tail.Output)[^1]);
        Assert.Contains(run.Value("Sequence"), Lines(tail.Output)[^1]);
        Assert.NotEmpty(Lines(kalman.Output));
        Assert.All(Lines(kalman.Output), line => Assert.Contains(" fe_kalman ", line));
        Assert.Single(Lines(start.Output));
        Assert.Equal(0, verify.Code);
        Assert.Contains(run.Value("Journal head"), verify.Output);

        JsonElement[] all =
        [
            .. (await File.ReadAllLinesAsync(folder.File("all.jsonl"), Token)).Select(l =>
                JsonSerializer.Deserialize<JsonElement>(l)
            ),
        ];
        Assert.Equal(Records(folder.File("run.journal")), all.Length);
        string[] rows = await File.ReadAllLinesAsync(folder.File("part.csv"), Token);
        Assert.Equal("sequence,kind,subject,text", rows[0]);
        Assert.Equal(
            all.Where(r => r.GetProperty("sequence").GetInt64() is >= 100 and <= 900)
                .Where(r => r.GetProperty("kind").GetString() is "PluginResult" or "Signal")
                .Select(r => r.GetProperty("sequence").GetInt64()),
            rows.Skip(1).Select(r => long.Parse(r.Split(',')[0], CultureInfo.InvariantCulture))
        );
        Assert.Equal(0, part.Code);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part"));
    }

    [Fact]
    public async Task Changed_journal_is_not_trusted_from_the_changed_group_on()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string journal = folder.File("run.journal");
        await ConsoleRun.OfAsync("run", "--sessions", "60", "--journal", journal);
        using (var connection = new SqliteConnection($"Data Source={journal};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = """
                DROP TRIGGER journal_no_update;
                UPDATE journal SET payload = CAST(payload || x'00' AS BLOB) WHERE number = 1;
                """;
            command.ExecuteNonQuery();
        }

        ConsoleRun verify = await ConsoleRun.OfAsync("journal", "verify", "--state", folder.Path);

        ConsoleRun tail = await ConsoleRun.OfAsync("journal", "tail", "--state", folder.Path);

        Assert.Equal(1, verify.Code);
        Assert.Contains("from sequence 1 on", verify.Output);
        Assert.Equal(2, tail.Code);
        Assert.Contains("journal verify", tail.Errors);
    }

    [Theory]
    [InlineData("There is no journal", "journal", "tail", "--state", "no-such-folder")]
    [InlineData("There is no journal", "journal", "verify", "--journal", "none")]
    [InlineData("is not a kind of record", "journal", "tail", "--kind", "Nothing")]
    [InlineData("'--out' is required", "journal", "export")]
    public async Task Mistake_is_told_with_its_remedy(string cause, params string[] arguments)
    {
        ConsoleRun run = await ConsoleRun.OfAsync(arguments);

        Assert.Equal(2, run.Code);
        Assert.Contains(cause, run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static long Records(string journal)
    {
        using var connection = new SqliteConnection($"Data Source={journal};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sum(records) FROM journal";
        return (long)command.ExecuteScalar()!;
    }
}

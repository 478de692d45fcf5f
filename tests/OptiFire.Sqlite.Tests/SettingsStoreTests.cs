using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Sqlite.Tests.Writer;
using OptiFire.TestSupport;

namespace OptiFire.Sqlite.Tests;

public sealed class SettingsStoreTests : IDisposable
{
    private static readonly TimeSpan Hasty = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder folder = SharedFolder.Temporary();

    private string StorePath => folder.File("settings.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Store_gives_back_what_was_written_after_it_was_opened_again()
    {
        var content = new SettingsContent([
            new("risk.max_drawdown", "0.08"),
            new("plugins.a.options.text", "two\nlines, a \\ and ünïcode 𝄞"),
        ]);
        var files = new SettingsContent([new("system.max_workers", "3")]);
        var written = new SettingsVersion(
            1,
            new Timestamp(1_234_567_890_123_456_789),
            "Ada",
            "because; 'quoted'",
            SettingsChangeKind.Initial,
            [new("risk.max_drawdown", null, "0.08"), new("a", "x", null)],
            content,
            RestoredFrom: 7
        );
        using (SqliteSettingsStore store = SqliteSettingsStore.Open(StorePath))
        {
            Assert.Null(store.Newest);
            Assert.Null(store.Baseline);
            store.Write(written, files);
            Assert.Same(written, store.Newest);
        }

        using SqliteSettingsStore again = SqliteSettingsStore.Open(StorePath);

        SettingsVersion read = again.Newest!;
        Assert.Equal(written with { Content = read.Content, Changes = read.Changes }, read);
        Assert.Equal(written.Changes, read.Changes);
        Assert.Equal(content.Hash, read.Content.Hash);
        Assert.Equal(content.Values, read.Content.Values);
        Assert.Equal(files.Hash, again.Baseline?.Hash);
    }

    [Fact]
    public void Store_lists_versions_newest_first_and_finds_each()
    {
        using SqliteSettingsStore store = Filled(9);

        Assert.Equal([9, 8, 7], store.Read(3, null).Select(v => v.Number));
        Assert.Equal([4, 3], store.Read(2, before: 5).Select(v => v.Number));
        Assert.Equal([2, 1], store.Read(500, before: 3).Select(v => v.Number));
        Assert.Empty(store.Read(5, before: 1));
        Assert.Equal("author 6", store.Find(6)?.Author);
        Assert.Equal((SettingsChangeKind.Rollback, 6), (store.Find(7)!.Kind, store.Find(7)!.RestoredFrom));
        Assert.Null(store.Find(0));
        Assert.Null(store.Find(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Read(0, null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(-1)]
    public void Version_that_does_not_follow_the_newest_is_refused(long number)
    {
        using SqliteSettingsStore store = Filled(3);
        SettingsVersion next = SettingsWriting.Next(store);

        Assert.Throws<ArgumentException>(() => store.Write(next with { Number = number }, next.Content));

        Assert.Equal(3, store.Newest?.Number);
        Assert.Null(store.Baseline);
        store.Write(next, null);
    }

    [Theory]
    [InlineData("UPDATE version SET author = 'Eve' WHERE number = 4", 4)]
    [InlineData("UPDATE version SET content = replace(content, '2', '3') WHERE number = 2", 2)]
    [InlineData("UPDATE version SET changes = '[]' WHERE number = 5", 5)]
    [InlineData("UPDATE version SET created_at = created_at + 1 WHERE number = 1", 1)]
    [InlineData("UPDATE version SET hash = upper(hash) WHERE number = 3", 3)]
    [InlineData("UPDATE version SET restored_from = 1 WHERE number = 5", 5)]
    [InlineData("DELETE FROM version WHERE number = 3", 3)]
    [InlineData("DELETE FROM version WHERE number = 1", 1)]
    public void Version_that_was_edited_or_removed_is_named_when_opened(string sql, int number)
    {
        Filled(5).Dispose();
        Execute("DROP TRIGGER version_no_update; DROP TRIGGER version_no_delete;");
        Execute(sql);

        Assert.Contains($"version {number} is", Refusal());
        Assert.Throws<SettingsStoreException>(() => SqliteSettingsStore.OpenForReading(StorePath));
    }

    [Theory]
    [InlineData("UPDATE version SET author = 'Eve' WHERE number = 4")]
    [InlineData("DELETE FROM version WHERE number = 2")]
    [InlineData("INSERT INTO version SELECT 7, 0, '', '', '', NULL, '', '', '', ''")]
    public void Version_is_never_changed_by_plain_sql(string sql)
    {
        Filled(5).Dispose();

        Assert.Throws<SqliteException>(() => Execute(sql));
    }

    [Fact]
    public void Baseline_that_was_edited_is_refused()
    {
        using (SqliteSettingsStore store = Filled(1))
        {
            store.Write(null, new SettingsContent([new("a.b", "1")]));
        }

        Execute("UPDATE baseline SET content = 'a.b: 2' || char(10)");

        Assert.Contains("what the files said last", Refusal());
    }

    [Fact]
    public void Corrupt_page_is_refused()
    {
        Filled(200).Dispose();
        byte[] bytes = File.ReadAllBytes(StorePath);
        bytes.AsSpan(bytes.Length / 2, 8_192).Fill(0xFF);
        File.WriteAllBytes(StorePath, bytes);

        Assert.Matches("damaged|is not what was stored", Refusal());
        Assert.Equal(bytes, File.ReadAllBytes(StorePath));
    }

    [Fact]
    public void Truncated_file_is_refused()
    {
        Filled(200).Dispose();
        byte[] bytes = File.ReadAllBytes(StorePath);
        foreach (int length in (int[])[bytes.Length - 4_096, bytes.Length / 2, bytes.Length / 2 + 100, 1_000])
        {
            File.WriteAllBytes(StorePath, bytes[..length]);

            Assert.Matches("damaged|not a store of settings", Refusal());
        }
    }

    [Fact]
    public void Half_written_version_is_dropped_and_those_before_are_kept()
    {
        string copy = folder.File("copy.db");
        using (SqliteSettingsStore store = Filled(5))
        {
            File.Copy(StorePath, copy);
            File.WriteAllBytes(copy + "-wal", File.ReadAllBytes(StorePath + "-wal")[..^100]);
        }

        using SqliteSettingsStore recovered = SqliteSettingsStore.Open(copy);

        Assert.Equal(4, recovered.Newest?.Number);
    }

    [Fact]
    public void File_of_something_else_is_refused_and_stays_as_it_is()
    {
        File.WriteAllText(StorePath, string.Concat(Enumerable.Repeat("risk:\n  max_drawdown: 0.08\n", 90)));
        byte[] before = File.ReadAllBytes(StorePath);

        Assert.Contains("it is not a store of settings", Refusal());
        Assert.Equal(before, File.ReadAllBytes(StorePath));

        File.Delete(StorePath);
        Execute("CREATE TABLE song (title TEXT)");
        Assert.Contains("some other SQLite database", Refusal());
    }

    [Fact]
    public void Store_of_a_later_version_is_refused()
    {
        Filled(1).Dispose();
        Execute("INSERT INTO schema_version (version) VALUES (99)");

        Assert.Contains("schema 99", Refusal());
    }

    [Fact]
    public void Locked_database_is_refused_and_nothing_is_lost()
    {
        using SqliteSettingsStore store = SqliteSettingsStore.Open(StorePath, Hasty);
        store.Write(SettingsWriting.Next(store), null);
        SettingsVersion second = SettingsWriting.Next(store);
        using (SqliteConnection other = Connect())
        {
            using SqliteCommand hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            hold.ExecuteNonQuery();

            var error = Assert.Throws<SettingsStoreException>(() => store.Write(second, null));
            Assert.Contains("another process holds it locked", error.Message);
            Assert.Equal(1, store.Newest?.Number);
        }

        store.Write(second, null);
        Assert.Equal([2, 1], store.Read(5, null).Select(v => v.Number));
    }

    [Fact]
    public async Task Second_process_is_refused_and_told_who_the_first_is()
    {
        using Process writer = WriterProcess.StartSettings(StorePath);
        await writer.StandardOutput.ReadLineAsync(Token);
        try
        {
            string refusal = Refusal();

            Assert.Contains("another engine has it open", refusal);
            Assert.Contains($"process {writer.Id} since 2", refusal);
            using SqliteSettingsStore reader = SqliteSettingsStore.OpenForReading(StorePath);
            Assert.NotNull(reader.Newest);
            Assert.Throws<SettingsStoreException>(() => reader.Write(SettingsWriting.Next(reader), null));
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync(Token);
        }

        SqliteSettingsStore.Open(StorePath).Dispose(); // the name that a killed process left behind keeps nobody away
        Assert.False(File.Exists(StorePath + "-holder"));
    }

    [Fact]
    public async Task Read_only_folder_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights to folders are set in another way there.");
        string control = folder.File("open");
        string closed = folder.File("closed");
        Directory.CreateDirectory(control);
        Directory.CreateDirectory(closed);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_111_111);
            File.SetUnixFileMode(control, (UnixFileMode)0b111_111_111);
            File.SetUnixFileMode(closed, (UnixFileMode)0b101_101_101);
        }

        using Process writable = WriterProcess.StartSettingsAsNobody(Path.Combine(control, "s.db"));
        string? line = await writable.StandardOutput.ReadLineAsync(Token);
        writable.Kill();
        await writable.WaitForExitAsync(Token);
        Assert.SkipWhen(line is null, "The user nobody cannot run the program where it stands.");

        using Process writer = WriterProcess.StartSettingsAsNobody(Path.Combine(closed, "s.db"));
        string said = await writer.StandardOutput.ReadToEndAsync(Token);

        Assert.StartsWith("refused: ", said);
        Assert.Contains("cannot be written; allow writing to the folder", said);
        Assert.Empty(Directory.GetFiles(closed));
    }

    [Fact]
    public async Task Engine_gets_its_own_store_under_its_name()
    {
        var builder = new Builder("paper");
        builder.AddSqliteSettings(StorePath);
        await using (ServiceProvider services = builder.Services.BuildServiceProvider())
        {
            Assert.False(File.Exists(StorePath));
            Assert.Null(services.GetRequiredKeyedService<ISettingsStore>("paper").Newest);
            Assert.Null(services.GetKeyedService<ISettingsStore>("live"));
        }

        SqliteSettingsStore.Open(StorePath).Dispose(); // closed with its container
        Assert.Throws<ArgumentException>(() => builder.AddSqliteSettings(" "));
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SqliteSettingsStore.Open(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => SqliteSettingsStore.Open(StorePath, TimeSpan.Zero));
        Assert.Contains(
            "folder does not exist",
            Assert
                .Throws<SettingsStoreException>(() => SqliteSettingsStore.Open(folder.File("none/settings.db")))
                .Message
        );
        Assert.Throws<SettingsStoreException>(() => SqliteSettingsStore.OpenForReading(StorePath));
        SqliteSettingsStore closed = SqliteSettingsStore.Open(StorePath);
        closed.Dispose();
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => closed.Find(1));
        Assert.Throws<ObjectDisposedException>(() => closed.Write(null, new SettingsContent([])));
    }

    public void Dispose() => folder.Dispose();

    private SqliteSettingsStore Filled(int versions)
    {
        SqliteSettingsStore store = SqliteSettingsStore.Open(StorePath);
        for (int i = 0; i < versions; i++)
        {
            store.Write(SettingsWriting.Next(store), null);
        }

        return store;
    }

    private string Refusal()
    {
        var error = Assert.Throws<SettingsStoreException>(() => SqliteSettingsStore.Open(StorePath, Hasty));
        Assert.Contains(StorePath, error.Message);
        return error.Message;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed record Builder(string Name) : IOptiFireBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}

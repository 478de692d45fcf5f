using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite.Tests.Writer;

namespace OptiFire.Sqlite.Tests;

public sealed class OpeningTests : IDisposable
{
    private static readonly SqliteStoreOptions Hasty = new() { BusyTimeout = TimeSpan.FromSeconds(1) };

    private readonly StoreFixture fixture = new();

    [Fact]
    public async Task Second_writer_is_refused_until_the_first_has_closed()
    {
        await using (SqliteStore first = fixture.Open())
        {
            AssertRefused("another engine has it open");
            File.CreateSymbolicLink(Path.Combine(fixture.Folder, "link.db"), fixture.Path);
            Assert.Throws<JournalException>(() =>
                SqliteStore.Open(Path.Combine(fixture.Folder, "link.db"), Durability.Grouped)
            );

            // The refused attempts took nothing from the first.
            first.Journal.Append(new GroupChain(JournalHead.Empty).Next([1], requiresDurability: true));
            first.Journal.WaitUntilDurable(1, TestContext.Current.CancellationToken);
        }

        await using SqliteStore second = fixture.Open();
        Assert.Equal(1, second.Journal.Opened.Groups);
    }

    [Fact]
    public async Task Second_writer_is_refused_while_another_process_writes()
    {
        using Process writer = WriterProcess.Start(fixture.Path, seed: 1);
        await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        try
        {
            AssertRefused("another engine has it open");
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void File_that_is_no_database_is_refused_and_stays_as_it_is()
    {
        string text = string.Concat(Enumerable.Repeat("timestamp,open,high,low,close\n", 50));
        File.WriteAllText(fixture.Path, text);

        AssertRefused("it is not a journal");
        Assert.Equal(text, File.ReadAllText(fixture.Path));
        Assert.Throws<JournalException>(() => SqliteStore.ReadGroups(fixture.Path));
    }

    [Fact]
    public void Database_of_something_else_is_refused()
    {
        fixture.Execute("CREATE TABLE song (title TEXT)");

        AssertRefused("some other SQLite database");
        Assert.Throws<JournalException>(() => SqliteStore.ReadGroups(fixture.Path));
    }

    [Fact]
    public async Task Journal_of_a_later_version_is_refused()
    {
        await fixture.Write(1);
        fixture.Execute("INSERT INTO schema_version (version) VALUES (99)");

        AssertRefused("schema 99");
    }

    [Fact]
    public async Task Empty_file_becomes_a_journal()
    {
        File.WriteAllBytes(fixture.Path, []);
        Assert.Contains("empty", Assert.Throws<JournalException>(() => SqliteStore.ReadGroups(fixture.Path)).Message);

        await fixture.Open().DisposeAsync();

        Assert.Empty(SqliteStore.ReadGroups(fixture.Path));
    }

    [Fact]
    public void Missing_folder_is_named()
    {
        JournalException error = Assert.Throws<JournalException>(() =>
            SqliteStore.Open(Path.Combine(fixture.Folder, "none", "journal.db"), Durability.Grouped)
        );

        Assert.Contains("folder does not exist", error.Message);
    }

    [Fact]
    public void Folder_in_place_of_a_file_is_refused()
    {
        Directory.CreateDirectory(fixture.Path);

        AssertRefused("cannot be opened");
    }

    [Fact]
    public async Task Read_only_file_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights to files are set in another way there.");
            return;
        }

        await fixture.Write(1);
        File.SetUnixFileMode(fixture.Path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(fixture.Folder, (UnixFileMode)0b111_111_111);
        File.Delete(fixture.Path + "-lock");

        // Another file in the same folder can be written, or the next refusal would mean nothing.
        using Process control = WriterProcess.StartAsNobody(Path.Combine(fixture.Folder, "other.db"), seed: 1);
        string? line = await control.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        control.Kill();
        Assert.SkipWhen(line is null, "The user nobody cannot run the program where it stands.");

        using Process writer = WriterProcess.StartAsNobody(fixture.Path, seed: 1);
        string said = await writer.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("refused: ", said);
        Assert.Contains("it is read-only; allow writing", said);
    }

    [Fact]
    public async Task File_that_another_program_holds_locked_is_refused()
    {
        await fixture.Write(1);
        using SqliteConnection other = fixture.Connect();
        using SqliteCommand hold = other.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";
        hold.ExecuteNonQuery();

        AssertRefused("another process holds it locked");
    }

    [Fact]
    public async Task Damaged_file_is_refused_on_reading()
    {
        await fixture.Write(500);
        byte[] bytes = File.ReadAllBytes(fixture.Path);
        bytes.AsSpan(bytes.Length / 2, 8192).Fill(0xFF);
        File.WriteAllBytes(fixture.Path, bytes);

        Assert.Contains("damaged", Assert.Throws<JournalException>(() => fixture.Verify()).Message);
    }

    [Fact]
    public async Task Half_written_tail_is_dropped()
    {
        string copy = Path.Combine(fixture.Folder, "copy.db");
        await using (SqliteStore store = fixture.Open())
        {
            var chain = new GroupChain(JournalHead.Empty);
            for (int i = 1; i <= 5; i++)
            {
                store.Journal.Append(chain.Next(new byte[5000]));
                store.Journal.WaitUntilDurable(i, TestContext.Current.CancellationToken);
            }

            // What a crash in the middle of the last commit leaves.
            File.Copy(fixture.Path, copy);
            File.WriteAllBytes(copy + "-wal", File.ReadAllBytes(fixture.Path + "-wal")[..^3000]);
        }

        await using SqliteStore recovered = SqliteStore.Open(copy, Durability.BeforeSend);
        Assert.Equal(4, recovered.Journal.Opened.Groups);
        Assert.True(JournalVerifier.Verify(recovered.Journal.Read()).IsValid);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SqliteStore.Open(" ", Durability.Grouped));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Open((Durability)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Open(options: new() { QueueBytes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Open(options: new() { TransactionBytes = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Open(options: new() { BusyTimeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            fixture.Open(options: new() { CommitDelay = TimeSpan.FromHours(1) })
        );
        Assert.False(File.Exists(fixture.Path));
    }

    [Fact]
    public async Task Engine_gets_its_own_store_under_its_name()
    {
        var builder = new Builder("paper");
        builder.AddSqliteJournal(fixture.Path);
        await using ServiceProvider services = builder.Services.BuildServiceProvider();

        await using IJournalStore store = services
            .GetRequiredKeyedService<IJournalStoreFactory>("paper")
            .Open(Durability.Grouped);

        Assert.Equal(JournalHead.Empty, store.Journal.Opened);
        Assert.Null(services.GetKeyedService<IJournalStoreFactory>("live"));
        Assert.Throws<ArgumentException>(() => builder.AddSqliteJournal(""));
    }

    public void Dispose() => fixture.Dispose();

    private void AssertRefused(string why)
    {
        JournalException error = Assert.Throws<JournalException>(() => fixture.Open(options: Hasty));

        Assert.Contains(why, error.Message);
        Assert.Contains(fixture.Path, error.Message);
    }

    private sealed record Builder(string Name) : IOptiFireBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}

using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;

namespace OptiFire.EndToEnd.Tests;

/// <summary>Whole engines on folders that fail them.</summary>
public sealed class StateFolderTests : IDisposable
{
    private const int Bars = 40_000;

    private readonly MemoryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Full_disk_under_the_journal_ends_the_run_and_it_goes_on_once_there_is_room()
    {
        await using SmallDisk? disk = await SmallDisk.TryMakeAsync(_folder.Path, "1m");
        Assert.SkipWhen(disk is null, "no small disk can be made here");
        string journal = disk!.File("run.journal");

        JournalException full = await Assert.ThrowsAsync<JournalException>(() => RunAsync(journal));

        Assert.Contains("disk", full.Message, StringComparison.Ordinal);
        JournalVerification kept = JournalVerifier.Verify(SqliteStore.ReadGroups(journal));
        Assert.Null(kept.Fault);
        Assert.True(kept.Verified.Sequence > 100, $"{kept.Verified}");
        await disk.GrowAsync("64m");
        RunReport again = await RunAsync(journal);
        RunReport whole = await RunAsync(Path.Combine(_folder.Path, "whole.journal"));
        Assert.Equal(whole.Head, again.Head);
    }

    [Fact]
    public async Task Full_disk_under_the_settings_refuses_the_change_and_the_engine_runs_on()
    {
        await using SmallDisk? disk = await SmallDisk.TryMakeAsync(_folder.Path, "1m");
        Assert.SkipWhen(disk is null, "no small disk can be made here");
        var source = new DripSource(100) { Held = true };
        await using ServiceProvider provider = Provider(source, b => b.AddSqliteSettings(disk!.File("settings.db")));
        OptiFireEngine engine = provider.GetRequiredService<OptiFireEngine>();
        Task<RunReport> running = engine.RunAsync(Token);
        SettingsStoreException? full = null;
        SettingsOutcome? last = null;
        for (int i = 0; full is null; i++)
        {
            try
            {
                last = await UpdateAsync(
                    engine,
                    "risk.max_drawdown",
                    i % 2 == 0 ? "0.05" : "0.06",
                    new string('x', 4000)
                );
            }
            catch (SettingsStoreException error)
            {
                full = error;
            }
        }

        Assert.Contains("disk", full.Message, StringComparison.Ordinal);
        Assert.Equal(last!.Version.Number, engine.Settings.Current.Number);
        await AssertRunsOnAsync(source);
        await disk!.GrowAsync("8m");
        SettingsOutcome after = await UpdateAsync(engine, "risk.max_drawdown", "0.07", "room again");
        Assert.Equal(last.Version.Number + 1, after.Version.Number);
        Assert.NotNull(after.AppliedAt);
        source.Held = false;
        await running;
    }

    [Fact]
    public async Task Full_disk_under_the_checkpoints_stops_no_run()
    {
        await using SmallDisk? disk = await SmallDisk.TryMakeAsync(_folder.Path, "4k");
        Assert.SkipWhen(disk is null, "no small disk can be made here");
        var source = new DripSource(100) { Held = true };
        string journal = Path.Combine(_folder.Path, "run.journal");
        await using ServiceProvider provider = Provider(source, b => b.AddSqliteJournal(journal), disk!.Path);
        OptiFireEngine engine = provider.GetRequiredService<OptiFireEngine>();
        Task<RunReport> running = engine.RunAsync(Token);
        await AssertRunsOnAsync(source);

        CheckpointException full = await Assert.ThrowsAsync<CheckpointException>(() =>
            engine.Checkpoints.TakeAsync(Token)
        );

        Assert.Contains("disk is full", full.Message, StringComparison.Ordinal);
        await AssertRunsOnAsync(source);
        await disk.GrowAsync("8m");
        await engine.Checkpoints.TakeAsync(Token);
        source.Held = false;
        await running;
        Assert.Single(engine.Checkpoints.List());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Damaged_journal_is_refused_at_the_start_and_stays_as_it_is(bool isCut)
    {
        string journal = Path.Combine(_folder.Path, "run.journal");
        await RunAsync(journal, bars: 10_000);
        byte[] bytes = await File.ReadAllBytesAsync(journal, Token);
        byte[] damaged = isCut ? bytes[..(bytes.Length / 2)] : bytes;
        if (!isCut)
        {
            damaged.AsSpan(bytes.Length / 2, 8192).Fill(0xFF);
        }

        await File.WriteAllBytesAsync(journal, damaged, Token);

        JournalException error = await Assert.ThrowsAsync<JournalException>(() => RunAsync(journal, bars: 10_000));

        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(journal, Token));
    }

    [Fact]
    public async Task Second_engine_on_a_journal_is_refused_and_told_who_the_first_is()
    {
        var source = new DripSource(100) { Held = true };
        string journal = Path.Combine(_folder.Path, "run.journal");
        await using ServiceProvider provider = Provider(source, b => b.AddSqliteJournal(journal));
        Task<RunReport> running = provider.GetRequiredService<OptiFireEngine>().RunAsync(Token);
        await AssertRunsOnAsync(source);

        JournalException error = await Assert.ThrowsAsync<JournalException>(() => RunAsync(journal));

        Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        source.Held = false;
        await running;
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AssertRunsOnAsync(DripSource source)
    {
        int given = source.Given;
        for (int i = 0; source.Given < given + 20; i++)
        {
            Assert.True(i < 3000, "the engine stands still");
            await Task.Delay(10, Token);
        }
    }

    private static Task<SettingsOutcome> UpdateAsync(
        OptiFireEngine engine,
        string path,
        string value,
        string comment
    ) =>
        engine.Settings.UpdateAsync(
            new SettingsUpdate("ann", new Dictionary<string, string?> { [path] = value }) { Comment = comment },
            Token
        );

    private static async Task<RunReport> RunAsync(string journal, int bars = Bars)
    {
        await using ServiceProvider provider = Provider(new DripSource(bars), b => b.AddSqliteJournal(journal));
        return await provider.GetRequiredService<OptiFireEngine>().RunAsync(Token);
    }

    private static ServiceProvider Provider(
        DripSource source,
        Action<IOptiFireBuilder> with,
        string? checkpoints = null
    )
    {
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.BaseCalendar = "always-open";
                o.CheckpointFolder = checkpoints;
            })
            .AddSource(source)
            .AddPlugin<LastPrice, LastPriceOptions>(enabled: true);
        with(builder);
        return services.BuildServiceProvider();
    }
}

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Journal;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Checkpoints;

/// <summary>A checkpoint that cannot be used is passed over for an older one, and at last for the first datum.</summary>
public sealed class FallbackTests
{
    private const int Dies = 140;

    private static readonly int[] Takes = [60, 90, 130];

    [Theory]
    [InlineData(Damage.CutShort, 1)]
    [InlineData(Damage.ChangedByte, 1)]
    [InlineData(Damage.Emptied, 2)]
    [InlineData(Damage.OtherRun, 1)]
    [InlineData(Damage.OtherInputs, 2)]
    [InlineData(Damage.OtherJournal, 1)]
    [InlineData(Damage.AheadOfTheJournal, 1)]
    [InlineData(Damage.UnreadableState, 1)]
    [InlineData(Damage.LaterSection, 2)]
    [InlineData(Damage.MissingSection, 3)]
    [InlineData(Damage.ChangedByte, 3)]
    public async Task A_checkpoint_that_cannot_be_used_is_passed_over(Damage damage, int howMany)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        FullRun whole = New(folder, "whole");
        await whole.LiveAsync(dies: 0, takes: []);
        FullRun run = New(folder, "killed");
        await Assert.ThrowsAsync<ProcessKilledException>(() => run.LiveAsync(Dies, Takes));
        CheckpointInfo[] newestFirst = [.. (await Task.WhenAll(run.Taken)).OrderByDescending(c => c.Sequence)];
        foreach (CheckpointInfo checkpoint in newestFirst.Take(howMany))
        {
            Spoil(Path.Combine(run.CheckpointFolder, checkpoint.Name), damage);
        }

        RunReport report = await run.LiveAsync(dies: 0, takes: []);

        Assert.Equal(newestFirst.Skip(howMany).FirstOrDefault()?.Sequence, report.WentOnFrom);
        Assert.Equal(whole.Journal.Head, run.Journal.Head);
    }

    [Fact]
    public async Task Damaged_checkpoints_are_listed_with_their_fault()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        FullRun run = New(folder, "killed");
        IReadOnlyList<CheckpointInfo> listed = [];
        await Assert.ThrowsAsync<ProcessKilledException>(() => run.LiveAsync(Dies, Takes));
        CheckpointInfo[] taken = await Task.WhenAll(run.Taken);
        Spoil(Path.Combine(run.CheckpointFolder, taken[2].Name), Damage.ChangedByte);

        await run.LiveAsync(dies: 0, takes: [], o => listed = List(o.CheckpointFolder!));

        Assert.Equal(taken.Reverse().Select(c => c.Name), listed.Select(c => c.Name));
        Assert.Contains("damaged", listed[0].Fault, StringComparison.Ordinal);
        Assert.All(listed.Skip(1), c => Assert.Null(c.Fault));
        Assert.Equal([taken[1].Sequence, taken[0].Sequence], listed.Skip(1).Select(c => c.Sequence));
        Assert.All(taken, c => Assert.True(c.Bytes > 1_000 && c.Pause > TimeSpan.Zero));
    }

    [Fact]
    public async Task A_finished_run_and_a_new_one_begin_at_the_beginning()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        FullRun run = New(folder, "run");
        await run.LiveAsync(dies: 0, takes: Takes);
        RunReport again = await run.LiveAsync(dies: 0, takes: []);
        var fresh = new FullRun(folder.File("run"), outlives: false, Durability.BeforeSend);
        RunReport anew = await fresh.LiveAsync(dies: 0, takes: []);

        Assert.Null(again.WentOnFrom);
        Assert.Null(anew.WentOnFrom);
        Assert.Equal(run.Journal.Head, fresh.Journal.Head);
    }

    private static FullRun New(TemporaryFolder folder, string name) =>
        new(Directory.CreateDirectory(folder.File(name)).FullName, outlives: false, Durability.BeforeSend);

    private static IReadOnlyList<CheckpointInfo> List(string folder)
    {
        var services = new ServiceCollection();
        services.AddOptiFireEngine(configure: o => o.CheckpointFolder = folder);
        ServiceProvider provider = services.BuildServiceProvider();
        ICheckpoints checkpoints = provider.GetRequiredService<OptiFireEngine>().Checkpoints;
        Assert.Equal("no run is going on", checkpoints.Unavailable);
        return checkpoints.List();
    }

    private static void Spoil(string path, Damage damage)
    {
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(
            path,
            damage switch
            {
                Damage.CutShort => bytes[..(bytes.Length / 2)],
                Damage.Emptied => [],
                Damage.ChangedByte => Changed(bytes),
                _ => Other(Checkpoint.Read(bytes), damage).ToBytes(),
            }
        );
    }

    private static byte[] Changed(byte[] bytes)
    {
        bytes[bytes.Length / 2] ^= 0x10;
        return bytes;
    }

    private static Checkpoint Other(Checkpoint whole, Damage damage) =>
        damage switch
        {
            Damage.OtherRun => new(whole.Header with { RunId = "000000000000" }, whole.Sections),
            Damage.OtherInputs => new(whole.Header with { StartHash = new string('0', 64) }, whole.Sections),
            Damage.OtherJournal => With(whole, "journal", s => s with { Content = Flip(s.Content, 24) }),
            Damage.AheadOfTheJournal => With(whole, "journal", s => s with { Content = Flip(s.Content, 14) }),
            Damage.UnreadableState => With(whole, "plugins", s => s with { Content = LaterState(s.Content) }),
            Damage.LaterSection => With(whole, "orders", s => s with { Version = 99 }),
            _ => new(whole.Header, [.. whole.Sections.Where(s => s.Name != "ledger")]),
        };

    private static Checkpoint With(Checkpoint whole, string name, Func<CheckpointSection, CheckpointSection> change) =>
        new(whole.Header, [.. whole.Sections.Select(s => s.Name == name ? change(s) : s)]);

    private static ReadOnlyMemory<byte> Flip(ReadOnlyMemory<byte> content, int at)
    {
        byte[] bytes = content.ToArray();
        bytes[at] ^= 1;
        return bytes;
    }

    /// <summary>Says of the drawdown stop's state that a later version of the plugin wrote it.</summary>
    private static ReadOnlyMemory<byte> LaterState(ReadOnlyMemory<byte> content)
    {
        byte[] bytes = content.ToArray();
        int name = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("risk_drawdown_derisk"));
        bytes[name + "risk_drawdown_derisk".Length + 4 + 4 + 4] = 99; // states, shard, length, then the schema
        return bytes;
    }

    /// <summary>What is wrong with a checkpoint.</summary>
    public enum Damage
    {
        /// <summary>Half of it is missing.</summary>
        CutShort,

        /// <summary>Nothing is left.</summary>
        Emptied,

        /// <summary>One bit is another.</summary>
        ChangedByte,

        /// <summary>It is of another run.</summary>
        OtherRun,

        /// <summary>It is of the same settings over other inputs.</summary>
        OtherInputs,

        /// <summary>Its journal has another past.</summary>
        OtherJournal,

        /// <summary>It has more groups than the journal.</summary>
        AheadOfTheJournal,

        /// <summary>A plugin cannot read its state.</summary>
        UnreadableState,

        /// <summary>A part has a later form.</summary>
        LaterSection,

        /// <summary>A part is missing.</summary>
        MissingSection,
    }
}

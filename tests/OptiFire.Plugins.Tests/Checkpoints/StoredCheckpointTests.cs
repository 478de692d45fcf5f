using System.Text;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Control;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Checkpoints;

/// <summary>A checkpoint that an earlier version of the engine stored can be gone on from.</summary>
public sealed class StoredCheckpointTests
{
    [Fact]
    public async Task A_checkpoint_of_schema_1_goes_on_to_the_same_journal()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var whole = new SmallRun(folder.File("whole"));
        List<Task<CheckpointInfo>> taken = [];
        await whole.LiveAsync(taken: taken);
        CheckpointInfo own = await Assert.Single(taken);
        var fresh = Checkpoint.Read(new FileCheckpointStore(folder.File("whole")).Read(own.Name));
        byte[] stored = await File.ReadAllBytesAsync(
            Path.Combine(AppContext.BaseDirectory, "Checkpoints", "Assets", "schema-1.snapshot"),
            TestContext.Current.CancellationToken
        );
        var old = Checkpoint.Read(stored);
        Assert.Equal(1, old.SchemaVersion);

        var run = new SmallRun(folder.File("killed"));
        await Assert.ThrowsAsync<ProcessKilledException>(() => run.LiveAsync(dies: 35));
        bool isSameRun = old.Header.RunId == fresh.Header.RunId && old.Header.StartHash == fresh.Header.StartHash;
        new FileCheckpointStore(folder.File("killed")).Write(
            old.Header.Sequence,
            isSameRun ? stored : AsOf(fresh, old).ToBytes()
        );
        RunReport report = await run.LiveAsync();

        Assert.Equal(fresh.Header.Sequence, report.WentOnFrom);
        Assert.Equal(whole.Journal.Head, run.Journal.Head);
    }

    /// <summary>
    /// The old checkpoint as one of the run as it is called today: a setting that came since has given the run another id
    /// and another first record, which is not what this test is about.
    /// </summary>
    private static Checkpoint AsOf(Checkpoint fresh, Checkpoint old) =>
        new(
            old.Header with
            {
                RunId = fresh.Header.RunId,
                StartHash = fresh.Header.StartHash,
                Sequence = fresh.Header.Sequence,
            },
            [
                .. old.Sections.Select(section =>
                    section.Name == "journal"
                        ? fresh.Sections.Single(s => s.Name == "journal")
                        : section with
                        {
                            Content = Renamed(section.Content, old.Header.RunId, fresh.Header.RunId),
                        }
                ),
            ]
        );

    private static ReadOnlyMemory<byte> Renamed(ReadOnlyMemory<byte> content, string from, string to)
    {
        byte[] bytes = content.ToArray();
        byte[] old = Encoding.UTF8.GetBytes(from);
        for (int at = 0; bytes.AsSpan(at).IndexOf(old) is >= 0 and int found; at += found + old.Length)
        {
            Encoding.UTF8.GetBytes(to).CopyTo(bytes, at + found);
        }

        return bytes;
    }
}

using System.Diagnostics;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite.Tests.Writer;

namespace OptiFire.Sqlite.Tests;

/// <summary>Prints how fast the store is; fails only where a commit per group, or a quadratic cost, has crept in.</summary>
public sealed class SpeedTests : IDisposable
{
    private readonly StoreFixture fixture = new();

    [Fact]
    public async Task Ten_megabytes_at_end()
    {
        const int groups = 10_000;
        var chain = new GroupChain(JournalHead.Empty);
        CommitGroup[] made = [.. Enumerable.Range(0, groups).Select(_ => chain.Next(new byte[1_000], covers: 10))];

        long start = Stopwatch.GetTimestamp();
        await using (SqliteStore store = fixture.Open(Durability.AtEnd))
        {
            foreach (CommitGroup group in made)
            {
                store.Journal.Append(group);
            }
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        TestContext.Current.TestOutputHelper!.WriteLine($"AtEnd: {10 / seconds:F0} MB/s, durable at the end");
        Assert.Equal(groups, fixture.Verify().Verified.Groups);
        Assert.True(seconds < 10, $"10 MB took {seconds:F1} s");
    }

    [Fact]
    public async Task Small_groups_share_their_commits()
    {
        const int threads = 8;
        const int each = 250;
        var chain = new GroupChain(JournalHead.Empty);
        var order = new Lock();

        long start = Stopwatch.GetTimestamp();
        await using SqliteStore store = fixture.Open();
        Task[] tasks =
        [
            .. Enumerable
                .Range(0, threads)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            for (int i = 0; i < each; i++)
                            {
                                CommitGroup group;
                                lock (order)
                                {
                                    group = chain.Next(new byte[100], requiresDurability: true);
                                    store.Journal.Append(group);
                                }

                                store.Journal.WaitUntilDurable(group.LastSequence, CancellationToken.None);
                            }
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                ),
        ];
        await Task.WhenAll(tasks);

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"BeforeSend, {threads} threads that wait: {threads * each / seconds:F0} durable groups/s"
        );
        Assert.Equal(threads * each, store.Journal.DurableSequence);
    }

    public void Dispose() => fixture.Dispose();
}

using System.Diagnostics;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite.Tests.Writer;

namespace OptiFire.Sqlite.Tests;

public sealed class DurabilityTests : IDisposable
{
    // So long that whatever happens within a test did not happen because of it.
    private static readonly SqliteStoreOptions Slow = new() { CommitDelay = TimeSpan.FromMinutes(1) };

    private readonly StoreFixture fixture = new();
    private readonly GroupChain chain = new(JournalHead.Empty);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Durability.BeforeSend)]
    [InlineData(Durability.Grouped)]
    public async Task Group_that_requires_it_becomes_durable_at_once_with_all_before(Durability durability)
    {
        await using SqliteStore store = fixture.Open(durability, Slow);
        store.Journal.Append(chain.Next([1]));
        store.Journal.Append(chain.Next([2]));
        Assert.Equal(0, store.Journal.DurableSequence);

        store.Journal.Append(chain.Next([3], requiresDurability: true));

        Assert.True(await Until(() => store.Journal.DurableSequence == 3));
        Assert.Equal(3, store.Journal.Read().Count());
    }

    [Theory]
    [InlineData(Durability.BeforeSend)]
    [InlineData(Durability.Grouped)]
    public async Task Group_that_nobody_waits_for_becomes_durable_after_the_delay(Durability durability)
    {
        await using SqliteStore store = fixture.Open(durability);

        store.Journal.Append(chain.Next([1]));

        Assert.True(await Until(() => store.Journal.DurableSequence == 1));
    }

    [Theory]
    [InlineData(Durability.BeforeSend)]
    [InlineData(Durability.Grouped)]
    [InlineData(Durability.AtEnd)]
    public async Task Waiting_brings_the_commit_forward(Durability durability)
    {
        await using SqliteStore store = fixture.Open(durability, Slow);
        long start = Stopwatch.GetTimestamp();

        for (int i = 1; i <= 3; i++)
        {
            store.Journal.Append(chain.Next([1]));
            store.Journal.WaitUntilDurable(i, Token);
            Assert.Equal(i, store.Journal.DurableSequence);
            Assert.Equal(i, fixture.Verify().Verified.Groups);
        }

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(1)] // commits after every group, and still
    [InlineData(32 << 20)]
    public async Task Nothing_is_durable_before_the_end_of_a_run_that_is_at_end(long transactionBytes)
    {
        await using (
            SqliteStore store = fixture.Open(
                Durability.AtEnd,
                new SqliteStoreOptions { CommitDelay = TimeSpan.Zero, TransactionBytes = transactionBytes }
            )
        )
        {
            for (int i = 0; i < 20; i++)
            {
                store.Journal.Append(chain.Next([1], requiresDurability: true));
            }

            Assert.False(await Until(() => store.Journal.DurableSequence > 0, TimeSpan.FromMilliseconds(300)));
            Assert.Empty(store.Journal.Read());
        }

        // The log was copied into the file and removed: the file alone is the journal.
        Assert.False(File.Exists(fixture.Path + "-wal"));
        Assert.Equal(20, fixture.Verify().Verified.Groups);
    }

    [Fact]
    public async Task Waiting_for_a_sequence_that_is_yet_to_come_ends_when_it_came()
    {
        await using SqliteStore store = fixture.Open(Durability.BeforeSend, Slow);
        Task waiting = Task.Run(() => store.Journal.WaitUntilDurable(2, Token), Token);

        store.Journal.Append(chain.Next([1]));
        Assert.True(await Until(() => store.Journal.DurableSequence == 1));
        Assert.False(waiting.IsCompleted);
        store.Journal.Append(chain.Next([2]));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        await using SqliteStore store = fixture.Open();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.ThrowsAny<OperationCanceledException>(() => store.Journal.WaitUntilDurable(1, stop.Token));
    }

    [Fact]
    public async Task Closed_store_takes_nothing_more()
    {
        SqliteStore store = fixture.Open();
        store.Journal.Append(chain.Next([1]));
        await store.DisposeAsync();
        await store.Journal.DisposeAsync();

        store.Journal.WaitUntilDurable(1, Token);
        Assert.Throws<ObjectDisposedException>(() => store.Journal.Append(chain.Next([2])));
        Assert.Throws<ObjectDisposedException>(() => store.Journal.WaitUntilDurable(2, Token));
        Assert.Equal(1, fixture.Verify().Verified.Groups);
    }

    [Fact]
    public async Task Failed_write_reaches_whoever_waits_and_nothing_later_is_durable()
    {
        await fixture.Write(2); // sequences 1 to 6
        fixture.Execute(
            "CREATE TRIGGER fault BEFORE INSERT ON journal WHEN NEW.number = 4 BEGIN SELECT RAISE(ABORT, 'bad sector'); END"
        );
        await using (SqliteStore store = fixture.Open())
        {
            var more = new GroupChain(store.Journal.Opened);
            store.Journal.Append(more.Next([3], requiresDurability: true));
            store.Journal.WaitUntilDurable(7, Token);
            CommitGroup bad = more.Next([4], requiresDurability: true);
            store.Journal.Append(bad);

            JournalException error = Assert.Throws<JournalException>(() => store.Journal.WaitUntilDurable(8, Token));

            Assert.Contains("bad sector", error.Message);
            Assert.Contains(fixture.Path, error.Message);
            Assert.NotNull(error.InnerException);
            Assert.Throws<JournalException>(() => store.Journal.Append(more.Next([5])));
            Assert.Throws<JournalException>(() => store.Journal.AppendTelemetry("late", [1]));
            Assert.Equal(7, store.Journal.DurableSequence);
        }

        Assert.True(fixture.Verify().IsValid);
        Assert.Equal(3, fixture.Verify().Verified.Groups);
    }

    [Fact]
    public async Task Failed_write_that_nobody_met_is_told_on_closing()
    {
        await fixture.Write(1);
        fixture.Execute("CREATE TRIGGER fault BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'bad sector'); END");
        SqliteStore store = fixture.Open(options: Slow);
        store.Journal.Append(new GroupChain(store.Journal.Opened).Next([1]));

        JournalException error = await Assert.ThrowsAsync<JournalException>(async () => await store.DisposeAsync());

        Assert.Contains("bad sector", error.Message);
        await using SqliteStore again = fixture.Open();
        Assert.Equal(1, again.Journal.Opened.Groups);
    }

    public void Dispose() => fixture.Dispose();

    private static async Task<bool> Until(Func<bool> condition, TimeSpan? patience = null)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > (patience ?? TimeSpan.FromSeconds(20)))
            {
                return false;
            }

            await Task.Delay(5, Token);
        }

        return true;
    }
}

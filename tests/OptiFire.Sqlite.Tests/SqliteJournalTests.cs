using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite.Tests.Writer;

namespace OptiFire.Sqlite.Tests;

public sealed class SqliteJournalTests : IDisposable
{
    private readonly StoreFixture fixture = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Durability.BeforeSend)]
    [InlineData(Durability.Grouped)]
    [InlineData(Durability.AtEnd)]
    public async Task Groups_come_back_as_they_were_given(Durability durability)
    {
        var random = new Random(7);
        var chain = new GroupChain(JournalHead.Empty);
        var given = new List<CommitGroup>();
        await using (SqliteStore store = fixture.Open(durability))
        {
            Assert.Equal(JournalHead.Empty, store.Journal.Opened);
            // 150 groups are more than two pages of reading; the first has no payload at all.
            for (int i = 0; i < 150; i++)
            {
                byte[] payload = new byte[i * 37];
                random.NextBytes(payload);
                given.Add(chain.Next(payload, covers: 1 + (i % 3)));
                store.Journal.Append(given[^1]);
            }
        }

        await using SqliteStore again = fixture.Open(durability);
        CommitGroup[] read = [.. again.Journal.Read()];

        Assert.Equal(given.Select(Text), read.Select(Text));
        Assert.Equal(given.Skip(99).Select(Text), again.Journal.Read(fromNumber: 100).Select(Text));
        Assert.Equal(150, again.Journal.Opened.Groups);
        Assert.Equal(given.Sum(g => g.Records), again.Journal.Opened.Records);
        Assert.Equal(given.Sum(g => (long)g.Payload.Length), again.Journal.Opened.Bytes);
        Assert.Equal(given[^1].LastSequence, again.Journal.Opened.Sequence);
        Assert.Equal(given[^1].LastSequence, again.Journal.DurableSequence);
        Assert.Equal(Convert.ToHexStringLower(given[^1].Hash.Span), again.Journal.Opened.Hash);
        Assert.Equal(again.Journal.Opened, JournalVerifier.Verify(read).Verified);
    }

    [Fact]
    public async Task Append_keeps_what_the_payload_was_even_if_its_buffer_is_used_again()
    {
        byte[] buffer = [1, 2, 3];
        await using SqliteStore store = fixture.Open();
        CommitGroup group = new GroupChain(JournalHead.Empty).Next(buffer);

        store.Journal.Append(group);
        buffer[0] = 99;
        store.Journal.WaitUntilDurable(1, Token);

        Assert.Equal([1, 2, 3], store.Journal.Read().Single().Payload.ToArray());
    }

    [Fact]
    public async Task Append_continues_a_journal_over_many_openings()
    {
        for (int i = 0; i < 5; i++)
        {
            await fixture.Write(10);
        }

        Assert.True(fixture.Verify().IsValid);
        Assert.Equal(50, fixture.Verify().Verified.Groups);
    }

    [Fact]
    public async Task Append_refuses_what_does_not_follow()
    {
        await using SqliteStore store = fixture.Open();
        var chain = new GroupChain(JournalHead.Empty);
        CommitGroup first = chain.Next([1], covers: 5);
        CommitGroup second = chain.Next([2]);
        CommitGroup third = chain.Next([3]);
        store.Journal.Append(first);

        Assert.Throws<ArgumentException>(() => store.Journal.Append(third));
        Assert.Throws<ArgumentException>(() => store.Journal.Append(first));
        Assert.Throws<ArgumentException>(() => store.Journal.Append(With(second, firstSequence: 5, lastSequence: 6)));
        Assert.Throws<ArgumentException>(() => store.Journal.Append(With(second, firstSequence: 7, lastSequence: 6)));
        Assert.Throws<ArgumentException>(() => store.Journal.Append(With(second, hash: new byte[31])));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Journal.Append(With(second, records: -1)));

        store.Journal.Append(second);
        store.Journal.WaitUntilDurable(6, Token);
        Assert.True(JournalVerifier.Verify(store.Journal.Read()).IsValid);
    }

    [Fact]
    public async Task Append_waits_when_the_store_is_far_behind()
    {
        await using SqliteStore store = fixture.Open(options: new SqliteStoreOptions { QueueBytes = 1 });
        var chain = new GroupChain(JournalHead.Empty);
        Task appending;
        using (SqliteConnection other = fixture.Connect())
        {
            using SqliteCommand hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            hold.ExecuteNonQuery();

            // One group in the writer's hands and one in the queue; the third has to wait.
            appending = Task.Run(
                () =>
                {
                    for (int i = 0; i < 3; i++)
                    {
                        store.Journal.Append(chain.Next([1]));
                    }
                },
                Token
            );
            Assert.NotSame(appending, await Task.WhenAny(appending, Task.Delay(300, Token)));
        }

        await appending;
        store.Journal.WaitUntilDurable(3, Token);
        Assert.Equal(3, store.Journal.DurableSequence);
    }

    [Fact]
    public async Task Read_serves_while_groups_are_written()
    {
        await using SqliteStore store = fixture.Open(Durability.Grouped);
        var chain = new GroupChain(JournalHead.Empty);
        Task writing = Task.Run(
            () =>
            {
                for (int i = 0; i < 2_000; i++)
                {
                    store.Journal.Append(chain.Next(new byte[100]));
                }
            },
            Token
        );

        long seen = 0;
        while (seen < 2_000)
        {
            JournalVerification found = JournalVerifier.Verify(store.Journal.Read());
            Assert.Null(found.Fault);
            Assert.True(found.Verified.Groups >= seen);
            seen = found.Verified.Groups;
            Token.ThrowIfCancellationRequested();
        }

        await writing;
    }

    [Fact]
    public async Task Rows_can_be_neither_changed_nor_removed_nor_put_in_between()
    {
        await fixture.Write(3);

        string[] attempts =
        [
            "UPDATE journal SET payload = x'00' WHERE number = 2",
            "DELETE FROM journal WHERE number = 3",
            "INSERT OR REPLACE INTO journal SELECT number, 1, 1, 1, x'00', hash FROM journal WHERE number = 3",
            "INSERT INTO journal SELECT 9, 100, 100, 1, x'00', hash FROM journal WHERE number = 3",
        ];

        Assert.All(
            attempts,
            sql => Assert.Contains("journal rows", Assert.Throws<SqliteException>(() => fixture.Execute(sql)).Message)
        );
        Assert.True(fixture.Verify().IsValid);
    }

    [Fact]
    public async Task Telemetry_is_kept_and_no_part_of_the_chain()
    {
        await using (SqliteStore store = fixture.Open())
        {
            store.Journal.AppendTelemetry("run.cpu", [1, 2, 3]);
            store.Journal.AppendTelemetry("run.cpu", []);
            Assert.Throws<ArgumentException>(() => store.Journal.AppendTelemetry("", [1]));
        }

        using SqliteConnection connection = fixture.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(name || '=' || hex(payload)) FROM telemetry";
        Assert.Equal("run.cpu=010203,run.cpu=", command.ExecuteScalar());
        Assert.Equal(JournalHead.Empty, fixture.Verify().Verified);
    }

    public void Dispose() => fixture.Dispose();

    private static string Text(CommitGroup group) =>
        $"{group.Number} {group.FirstSequence} {group.LastSequence} {group.Records} "
        + $"{Convert.ToHexString(group.Payload.Span)} {Convert.ToHexString(group.Hash.Span)}";

    private static CommitGroup With(
        CommitGroup group,
        long? firstSequence = null,
        long? lastSequence = null,
        int? records = null,
        byte[]? hash = null
    ) =>
        new()
        {
            Number = group.Number,
            FirstSequence = firstSequence ?? group.FirstSequence,
            LastSequence = lastSequence ?? group.LastSequence,
            Records = records ?? group.Records,
            Payload = group.Payload,
            Hash = hash ?? group.Hash,
        };
}

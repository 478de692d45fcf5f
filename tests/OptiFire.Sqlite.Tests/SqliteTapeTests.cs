using System.Text;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sqlite.Tests.Writer;

namespace OptiFire.Sqlite.Tests;

public sealed class SqliteTapeTests : IDisposable
{
    private static readonly DatumKind Bar = new("bar", 1);
    private static readonly DatumKind Quote = new("quote", 3);

    private readonly StoreFixture fixture = new();

    [Fact]
    public async Task Blocks_come_back_by_range_and_kind()
    {
        await Fill();
        await using SqliteStore store = fixture.Open();
        ITape tape = store.Tape;

        Assert.Equal(["bar 1-10", "quote 2-12", "bar 11-20", "quote 13-30", "bar 21-30"], Names(tape.Read(1, 100)));
        Assert.Equal(["quote 2-12", "bar 11-20"], Names(tape.Read(11, 12)));
        Assert.Equal(["bar 11-20", "bar 21-30"], Names(tape.Read(20, 21, "bar")));
        Assert.Empty(tape.Read(31, 100));
        Assert.Empty(tape.Read(1, 100, "news"));

        TapeBlock quote = tape.Read(2, 2, "quote").Single();
        Assert.Equal(Quote, quote.Kind);
        Assert.Equal(11, quote.Count);
        Assert.Equal(Payload(2), quote.Payload.ToArray());
        Assert.Equal(new TapeBlock(Quote, 2, 12, 11, Payload(2)).Hash.ToArray(), quote.Hash.ToArray());
    }

    [Fact]
    public async Task Blocks_of_any_content_come_back()
    {
        byte[] noise = new byte[100_000];
        new Random(3).NextBytes(noise);
        await using (SqliteStore store = fixture.Open(Durability.AtEnd))
        {
            store.Tape.Append(new TapeBlock(Bar, 1, 1, 1, ReadOnlyMemory<byte>.Empty));
            store.Tape.Append(new TapeBlock(Bar, 2, 2, 1, noise));
            store.Tape.Append(new TapeBlock(Bar, 3, 3, 1, new byte[1_000_000]));
        }

        await using SqliteStore again = fixture.Open();
        Assert.Equal([0, 100_000, 1_000_000], again.Tape.Read(1, 3).Select(block => block.Payload.Length));
        Assert.Equal(noise, again.Tape.Read(2, 2).Single().Payload.ToArray());
        // A million zeros must not cost a million bytes.
        Assert.True(new FileInfo(fixture.Path).Length < 400_000);
    }

    [Fact]
    public async Task Blocks_are_durable_with_the_groups_handed_over_after_them()
    {
        await using SqliteStore store = fixture.Open(
            options: new SqliteStoreOptions { CommitDelay = TimeSpan.FromMinutes(1) }
        );
        store.Tape.Append(new TapeBlock(Bar, 1, 10, 10, Payload(1)));
        Assert.Empty(store.Tape.Read(1, 10));

        store.Journal.Append(new GroupChain(JournalHead.Empty).Next([1], covers: 10, requiresDurability: true));
        store.Journal.WaitUntilDurable(10, TestContext.Current.CancellationToken);

        Assert.Single(store.Tape.Read(1, 10));
    }

    [Fact]
    public async Task Trim_removes_whole_blocks_of_one_kind_and_remembers()
    {
        await Fill();
        await using (SqliteStore store = fixture.Open())
        {
            Assert.Equal(0, store.Tape.TrimmedBefore("bar"));
            store.Tape.Trim("bar", 20); // the block to 20 still has the datum at 20
            store.Tape.Trim("bar", 5); // less than before: nothing to do
            Assert.Equal(20, store.Tape.TrimmedBefore("bar"));
        }

        await using SqliteStore again = fixture.Open();
        Assert.Equal(["quote 2-12", "bar 11-20", "quote 13-30", "bar 21-30"], Names(again.Tape.Read(1, 100)));
        Assert.Equal(20, again.Tape.TrimmedBefore("bar"));
        Assert.Equal(0, again.Tape.TrimmedBefore("quote"));
    }

    [Fact]
    public async Task Append_refuses_what_overlaps_also_after_all_was_trimmed()
    {
        await Fill();
        await using (SqliteStore store = fixture.Open())
        {
            Assert.Throws<ArgumentException>(() => store.Tape.Append(new TapeBlock(Bar, 30, 31, 2, Payload(1))));
            store.Tape.Trim("bar", 50);
            Assert.Throws<ArgumentException>(() => store.Tape.Append(new TapeBlock(Bar, 49, 60, 2, Payload(1))));
        }

        await using SqliteStore again = fixture.Open();
        Assert.Throws<ArgumentException>(() => again.Tape.Append(new TapeBlock(Bar, 49, 60, 2, Payload(1))));
        again.Tape.Append(new TapeBlock(Bar, 50, 60, 2, Payload(1)));
    }

    [Theory]
    [InlineData("payload = x'00'")]
    [InlineData("payload = substr(payload, 1, length(payload) - 1)")]
    [InlineData("hash = zeroblob(32)")]
    [InlineData("length = length + 1")]
    [InlineData("length = -1")]
    [InlineData("length = 99999999999")]
    public async Task Read_refuses_a_damaged_block(string damage)
    {
        await Fill();
        fixture.Execute(
            $"DROP TRIGGER tape_no_update; UPDATE tape SET {damage} WHERE kind = 'quote' AND first_sequence = 13"
        );
        await using SqliteStore store = fixture.Open();

        JournalException error = Assert.Throws<JournalException>(() => store.Tape.Read(1, 100).Count());

        Assert.Contains("'quote' from 13 to 30 is damaged", error.Message);
        Assert.Equal(3, store.Tape.Read(1, 100, "bar").Count());
    }

    [Fact]
    public async Task Files_are_noted_in_order()
    {
        TapeFile[] files =
        [
            new("spy.csv", 123_456, new string('a', 64), 390),
            new("agg.csv", 4_000_000_000, new string('b', 64), 12),
        ];
        await using (SqliteStore store = fixture.Open())
        {
            Assert.Empty(store.Tape.Files());
            foreach (TapeFile file in files)
            {
                store.Tape.AppendFile(file);
            }
        }

        await using SqliteStore again = fixture.Open();
        Assert.Equal(files, again.Tape.Files());
    }

    [Fact]
    public void Block_refuses_numbers_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TapeBlock(Bar, 0, 1, 1, Payload(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TapeBlock(Bar, 5, 4, 1, Payload(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TapeBlock(Bar, 1, 1, 0, Payload(1)));
    }

    public void Dispose() => fixture.Dispose();

    private static IEnumerable<string> Names(IEnumerable<TapeBlock> blocks) =>
        blocks.Select(block => $"{block.Kind} {block.FirstSequence}-{block.LastSequence}");

    private static byte[] Payload(int seed) =>
        Encoding.UTF8.GetBytes(string.Join(';', Enumerable.Range(seed, 500).Select(i => $"bar {i}")));

    private async Task Fill()
    {
        await using SqliteStore store = fixture.Open();
        store.Tape.Append(new TapeBlock(Bar, 1, 10, 10, Payload(1)));
        store.Tape.Append(new TapeBlock(Quote, 2, 12, 11, Payload(2)));
        store.Tape.Append(new TapeBlock(Bar, 11, 20, 10, Payload(3)));
        store.Tape.Append(new TapeBlock(Bar, 21, 30, 10, Payload(4)));
        store.Tape.Append(new TapeBlock(Quote, 13, 30, 18, Payload(5)));
    }
}

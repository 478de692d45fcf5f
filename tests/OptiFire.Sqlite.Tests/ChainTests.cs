using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite.Tests;

public sealed class ChainTests : IDisposable
{
    private readonly StoreFixture fixture = new();

    [Fact]
    public void Hash_is_that_of_the_bytes_put_side_by_side()
    {
        byte[] previous = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        byte[] side =
        [
            .. previous,
            .. Convert.FromHexString("0200000000000000" + "0300000000000000" + "0501000000000000" + "04000000"),
            0xAA,
            0xBB,
        ];

        Assert.Equal(
            SHA256.HashData(side),
            JournalChain.ComputeHash(previous, 2, 3, 0x105, 4, new byte[] { 0xAA, 0xBB })
        );
        Assert.Throws<ArgumentException>(() => JournalChain.ComputeHash(new byte[31], 1, 1, 1, 1, []));
    }

    [Theory]
    [InlineData("number", 8)]
    [InlineData("first_sequence", 8)]
    [InlineData("last_sequence", 8)]
    [InlineData("records", 8)]
    public async Task Verify_names_the_group_when_any_byte_of_a_number_changes(string column, int bytes)
    {
        await fixture.Write(5);
        fixture.DropTriggers();

        for (int i = 0; i < bytes; i++)
        {
            long flip = 0x5AL << (8 * i);
            string change = $"({column} | {flip}) - ({column} & {flip})"; // SQLite has no exclusive or
            string original = Cell(column);
            fixture.Execute($"UPDATE journal SET {column} = {change} WHERE hash = x'{Cell("hex(hash)")}'");
            AssertBadFromGroupThree();
            fixture.Execute(
                $"UPDATE journal SET {column} = {original} WHERE {column} = ({original} | {flip}) - ({original} & {flip})"
            );
            Assert.True(fixture.Verify().IsValid);
        }
    }

    [Theory]
    [InlineData("payload")]
    [InlineData("hash")]
    public async Task Verify_names_the_group_when_any_byte_of_a_blob_changes(string column)
    {
        await fixture.Write(5);
        fixture.DropTriggers();
        byte[] original = Convert.FromHexString(Cell($"hex({column})"));

        for (int i = 0; i < original.Length; i++)
        {
            byte[] changed = [.. original];
            changed[i] ^= 1;
            Set(column, changed);
            AssertBadFromGroupThree();
        }

        Set(column, [.. original, 0]);
        AssertBadFromGroupThree();
        Set(column, original[..^1]);
        AssertBadFromGroupThree();
        Set(column, []);
        AssertBadFromGroupThree();
        Set(column, original);
        Assert.True(fixture.Verify().IsValid);
    }

    [Fact]
    public async Task Verify_names_a_group_that_is_missing_in_between()
    {
        await fixture.Write(5);
        fixture.DropTriggers();
        fixture.Execute("DELETE FROM journal WHERE number = 3");

        JournalFault fault = fixture.Verify().Fault!;

        Assert.Equal((JournalFaultKind.NumberGap, 3, 7), (fault.Kind, fault.Group, fault.Sequence));
    }

    [Fact]
    public async Task Verify_names_groups_that_changed_places()
    {
        await fixture.Write(5);
        fixture.DropTriggers();
        fixture.Execute(
            "UPDATE journal SET number = -3 WHERE number = 3; UPDATE journal SET number = 3 WHERE number = 4;"
                + "UPDATE journal SET number = 4 WHERE number = -3"
        );

        AssertBadFromGroupThree();
    }

    [Fact]
    public async Task Verify_sees_a_cut_tail_only_against_an_expected_head()
    {
        JournalHead head = await fixture.Write(5);
        fixture.DropTriggers();
        fixture.Execute("DELETE FROM journal WHERE number > 3");

        Assert.True(fixture.Verify().IsValid);
        JournalFault fault = fixture.Verify(head).Fault!;
        Assert.Equal((JournalFaultKind.Truncated, 4, 10), (fault.Kind, fault.Group, fault.Sequence));

        fixture.Execute("DELETE FROM journal");
        Assert.True(fixture.Verify().IsValid);
        Assert.Equal(1, fixture.Verify(head).Fault!.Sequence);
    }

    [Fact]
    public async Task Verify_sees_a_rewritten_tail_only_against_an_expected_head()
    {
        JournalHead head = await fixture.Write(5);
        CommitGroup[] groups = [.. SqliteStore.ReadGroups(fixture.Path)];
        CommitGroup last = groups[4];
        byte[] forged = JournalChain.ComputeHash(groups[3].Hash.Span, 5, 13, 15, 3, "forged"u8);
        fixture.DropTriggers();
        fixture.Execute(
            $"UPDATE journal SET payload = x'{Convert.ToHexString("forged"u8)}', hash = x'{Convert.ToHexString(forged)}' "
                + $"WHERE number = {last.Number}"
        );

        Assert.True(fixture.Verify().IsValid);
        JournalFault fault = fixture.Verify(head).Fault!;
        Assert.Equal((JournalFaultKind.OtherHistory, 5, 13), (fault.Kind, fault.Group, fault.Sequence));
    }

    [Fact]
    public async Task Verify_accepts_a_journal_that_has_grown_since_its_head_was_noted()
    {
        JournalHead early = await fixture.Write(2);
        JournalHead late = await fixture.Write(2);

        Assert.True(fixture.Verify(early).IsValid);
        Assert.True(fixture.Verify(late).IsValid);
        Assert.Equal(late, fixture.Verify(early).Verified);
    }

    public void Dispose() => fixture.Dispose();

    // Groups have three sequences each: what follows sequence 6 cannot be trusted.
    private void AssertBadFromGroupThree()
    {
        try
        {
            JournalFault? fault = fixture.Verify().Fault;
            Assert.NotNull(fault);
            Assert.Equal((3, 7), (fault.Group, fault.Sequence));
        }
        catch (JournalException error)
        {
            // A count no group can have is refused on reading, by the group's number.
            Assert.Contains("group 3 says it has", error.Message);
        }
    }

    private string Cell(string expression)
    {
        using SqliteConnection connection = fixture.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {expression} FROM journal WHERE number = 3";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private void Set(string column, byte[] value) =>
        fixture.Execute($"UPDATE journal SET {column} = x'{Convert.ToHexString(value)}' WHERE number = 3");
}

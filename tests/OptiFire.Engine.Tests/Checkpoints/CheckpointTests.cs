using System.Security.Cryptography;
using CsCheck;
using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Checkpoints;

public sealed class CheckpointTests
{
    private static readonly CheckpointHeader Header = new()
    {
        PackageVersion = "1.2.3",
        RunId = "0123456789ab",
        StartHash = "ff",
        Sequence = 42,
        EngineTime = Timestamp.FromUtc(2024, 1, 2),
        TakenAt = Timestamp.FromUtc(2026, 1, 2),
        SettingsVersion = 7,
    };

    [Fact]
    public void What_is_stored_is_read_back() =>
        Gen.Select(Gen.String, Gen.Int[1, 9], Gen.Byte.Array)
            .Array[0, 8]
            .Sample(parts =>
            {
                var stored = new Checkpoint(
                    Header,
                    [.. parts.Select(p => new CheckpointSection(p.Item1, p.Item2, p.Item3))]
                );
                var read = Checkpoint.Read(stored.ToBytes());
                return read.Header == Header
                    && read.SchemaVersion == Checkpoint.CurrentSchema
                    && read.Sections.Count == parts.Length
                    && read.Sections.Zip(parts)
                        .All(pair =>
                            pair.First.Name == pair.Second.Item1
                            && pair.First.Version == pair.Second.Item2
                            && pair.First.Content.Span.SequenceEqual(pair.Second.Item3)
                        );
            });

    [Fact]
    public void A_changed_bit_anywhere_is_found()
    {
        byte[] bytes = Stored();
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 1;
            Assert.Throws<CheckpointException>(() => Checkpoint.Read(damaged));
        }
    }

    [Fact]
    public void A_beginning_of_any_length_is_found()
    {
        byte[] bytes = Stored();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<CheckpointException>(() => Checkpoint.Read(bytes.AsMemory(0, length)));
        }
    }

    [Fact]
    public void A_later_schema_says_that_a_newer_engine_took_it()
    {
        byte[] bytes = Stored();
        bytes[8]++;
        SHA256.HashData(bytes.AsSpan(..^32)).CopyTo(bytes.AsSpan(^32..));

        var error = Assert.Throws<CheckpointException>(() => Checkpoint.Read(bytes));

        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_that_lies_is_an_error_and_no_crash()
    {
        byte[] bytes = Stored();
        bytes[13] = 0x7f; // the header's length
        bytes[20] = 0xff;
        SHA256.HashData(bytes.AsSpan(..^32)).CopyTo(bytes.AsSpan(^32..));

        Assert.Throws<CheckpointException>(() => Checkpoint.Read(bytes));
    }

    private static byte[] Stored() =>
        new Checkpoint(Header, [new("one", 1, new byte[40]), new("two", 3, new byte[] { 1, 2, 3 })]).ToBytes();
}

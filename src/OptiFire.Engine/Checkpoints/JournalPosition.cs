using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Checkpoints;

/// <summary>Where a journal was: its closed groups, and the records of the open one, so that it goes on bit for bit.</summary>
/// <param name="Sequence">The last number given out.</param>
/// <param name="Groups">Closed groups.</param>
/// <param name="ClosedSequence">The last sequence of the closed groups.</param>
/// <param name="Hash">The hash of the last closed group.</param>
/// <param name="Records">Records in closed groups and the open one.</param>
/// <param name="Bytes">Bytes of the closed groups.</param>
/// <param name="OpenFirst">The sequence of the open group's first record.</param>
/// <param name="OpenRecords">How many records the open group has.</param>
/// <param name="Open">The open group's records in their stored form.</param>
internal sealed record JournalPosition(
    long Sequence,
    long Groups,
    long ClosedSequence,
    byte[] Hash,
    long Records,
    long Bytes,
    long OpenFirst,
    int OpenRecords,
    byte[] Open
)
{
    public const string Section = "journal";

    public static JournalPosition Of(Checkpoint checkpoint)
    {
        var reader = new PayloadReader(checkpoint.Find(Section).Content.Span);
        return Read(ref reader);
    }

    public static JournalPosition Read(ref PayloadReader reader) =>
        new(
            reader.ReadInt64(),
            reader.ReadInt64(),
            reader.ReadInt64(),
            reader.ReadBytes(Sdk.Journal.JournalChain.HashLength).ToArray(),
            reader.ReadInt64(),
            reader.ReadInt64(),
            reader.ReadInt64(),
            reader.ReadInt32(),
            reader.ReadBytes(reader.ReadCount()).ToArray()
        );
}

namespace OptiFire.Sdk.Journal;

/// <summary>How far a journal reaches.</summary>
/// <param name="Groups">How many commit groups.</param>
/// <param name="Records">How many records.</param>
/// <param name="Bytes">How many bytes of payload.</param>
/// <param name="Sequence">The last sequence covered.</param>
/// <param name="Hash">The last group's hash in lower-case hexadecimal; 64 zeros for an empty journal.</param>
public sealed record JournalHead(long Groups, long Records, long Bytes, long Sequence, string Hash)
{
    /// <summary>An empty journal.</summary>
    public static JournalHead Empty { get; } = new(0, 0, 0, 0, new string('0', 64));
}

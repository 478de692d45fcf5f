namespace OptiFire.Sdk.Journal;

/// <summary>What is wrong with a journal.</summary>
public enum JournalFaultKind
{
    /// <summary>A group's number does not follow the one before: groups are missing or in another order.</summary>
    NumberGap,

    /// <summary>A group's sequences overlap those before, or end before they begin.</summary>
    SequenceOverlap,

    /// <summary>A group's content is not what was hashed.</summary>
    HashMismatch,

    /// <summary>The journal ends before the head that was expected.</summary>
    Truncated,

    /// <summary>The chain is whole, but it is not the one whose head was expected.</summary>
    OtherHistory,
}

namespace OptiFire.Sdk.Journal;

/// <summary>Checks the chain of a journal from its first group.</summary>
/// <remarks>
/// The chain shows any change to a group that another group follows, and any change to the last that does not also
/// renew its hash. It cannot show that the last groups were cut off: what is left is a whole, shorter journal. Only
/// a head kept elsewhere (a run's report, another machine) can, so give one where that matters.
/// </remarks>
public static class JournalVerifier
{
    /// <summary>Checks groups in order, up to the first fault.</summary>
    /// <param name="groups">All groups from number 1, as stored.</param>
    /// <param name="expected">A head the journal had earlier and must still contain; null to check the chain only.</param>
    public static JournalVerification Verify(IEnumerable<CommitGroup> groups, JournalHead? expected = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        JournalHead head = JournalHead.Empty;
        byte[] hash = new byte[JournalChain.HashLength];

        foreach (CommitGroup group in groups)
        {
            if (Check(group, head, hash, out byte[] next) is { } fault)
            {
                return new JournalVerification(head, fault);
            }

            hash = next;
            head = new JournalHead(
                group.Number,
                head.Records + group.Records,
                head.Bytes + group.Payload.Length,
                group.LastSequence,
                Convert.ToHexStringLower(hash)
            );
            if (group.Number == expected?.Groups && head != expected)
            {
                return new JournalVerification(head, Other(group, expected));
            }
        }

        return new JournalVerification(head, head.Groups < expected?.Groups ? Truncated(head, expected) : null);
    }

    private static JournalFault? Check(CommitGroup group, JournalHead head, byte[] hash, out byte[] computed)
    {
        computed = [];
        long untrusted = head.Sequence + 1;
        if (group.Number != head.Groups + 1)
        {
            return new JournalFault(
                JournalFaultKind.NumberGap,
                head.Groups + 1,
                untrusted,
                $"group {group.Number} stands where group {head.Groups + 1} belongs"
            );
        }

        if (group.FirstSequence <= head.Sequence || group.LastSequence < group.FirstSequence)
        {
            return new JournalFault(
                JournalFaultKind.SequenceOverlap,
                group.Number,
                untrusted,
                $"group {group.Number} says it covers {group.FirstSequence} to {group.LastSequence} after {head.Sequence}"
            );
        }

        computed = JournalChain.ComputeHash(
            hash,
            group.Number,
            group.FirstSequence,
            group.LastSequence,
            group.Records,
            group.Payload.Span
        );
        return group.Hash.Span.SequenceEqual(computed)
            ? null
            : new JournalFault(
                JournalFaultKind.HashMismatch,
                group.Number,
                untrusted,
                $"group {group.Number} has hash {Convert.ToHexStringLower(group.Hash.Span)}, "
                    + $"its content has {Convert.ToHexStringLower(computed)}"
            );
    }

    private static JournalFault Other(CommitGroup group, JournalHead expected) =>
        new(
            JournalFaultKind.OtherHistory,
            group.Number,
            group.FirstSequence,
            $"group {group.Number} is whole, but not the one expected, with hash {expected.Hash}"
        );

    private static JournalFault Truncated(JournalHead head, JournalHead expected) =>
        new(
            JournalFaultKind.Truncated,
            head.Groups + 1,
            head.Sequence + 1,
            $"the journal ends with group {head.Groups}; {expected.Groups} groups were expected"
        );
}

namespace OptiFire.Sdk.Journal;

/// <summary>The outcome of checking a journal.</summary>
/// <param name="Verified">How far the chain is whole.</param>
/// <param name="Fault">The first fault, or null when there is none.</param>
public sealed record JournalVerification(JournalHead Verified, JournalFault? Fault)
{
    /// <summary>Whether every group that was read is whole, and the expected head, if given, is among them.</summary>
    public bool IsValid => Fault is null;
}

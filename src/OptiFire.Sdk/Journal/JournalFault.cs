namespace OptiFire.Sdk.Journal;

/// <summary>The first place where a journal cannot be trusted; nothing from there on is.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Group">The number of the bad or missing group.</param>
/// <param name="Sequence">The first sequence that cannot be trusted.</param>
/// <param name="Reason">What is wrong, for people.</param>
public sealed record JournalFault(JournalFaultKind Kind, long Group, long Sequence, string Reason);

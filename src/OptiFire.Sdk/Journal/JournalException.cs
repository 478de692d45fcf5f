namespace OptiFire.Sdk.Journal;

/// <summary>A journal cannot be opened, written, or trusted.</summary>
public sealed class JournalException(string message, Exception? inner = null) : OptiFireException(message, inner);

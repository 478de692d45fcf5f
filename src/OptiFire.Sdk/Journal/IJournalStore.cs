namespace OptiFire.Sdk.Journal;

/// <summary>A run's journal and tape, opened together: they share one sequence and one place.</summary>
/// <remarks>Disposing makes everything durable and closes both.</remarks>
public interface IJournalStore : IAsyncDisposable
{
    /// <summary>Decisions, orders, fills, settings and other inputs.</summary>
    IJournal Journal { get; }

    /// <summary>Market inputs.</summary>
    ITape Tape { get; }
}

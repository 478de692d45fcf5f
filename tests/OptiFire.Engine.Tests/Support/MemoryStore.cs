using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Tests.Support;

/// <summary>Hands each run a journal in memory that goes on where the last one ended.</summary>
internal sealed class MemoryStore : IJournalStoreFactory
{
    public MemoryJournal Journal { get; private set; } = new();

    public IJournalStore Open(Durability durability)
    {
        Journal = new MemoryJournal(Journal.Read());
        return new Store(Journal);
    }

    private sealed class Store(MemoryJournal journal) : IJournalStore
    {
        public IJournal Journal => journal;

        public ITape Tape => throw new NotSupportedException("Runs over lists keep no tape.");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

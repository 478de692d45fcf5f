using OptiFire.Sdk.Journal;
using OptiFire.Sqlite;

namespace OptiFire.Soak;

/// <summary>Opens a SQLite store whose journal is watched.</summary>
internal sealed class WatchedStore(string path, KillSwitch kill) : IJournalStoreFactory
{
    public IJournalStore Open(Durability durability) => new Store(SqliteStore.Open(path, durability), kill);

    private sealed class Store(SqliteStore inner, KillSwitch kill) : IJournalStore
    {
        public IJournal Journal { get; } = new WatchedJournal(inner.Journal, kill);

        public ITape Tape => inner.Tape;

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

using OptiFire.Sdk.Journal;
using OptiFire.Sqlite;

namespace OptiFire.Soak;

/// <summary>Opens a SQLite store whose journal is watched.</summary>
internal sealed class WatchedStore(string path, KillSwitch kill, Action wentOn) : IJournalStoreFactory
{
    public IJournalStore Open(Durability durability) => new Store(SqliteStore.Open(path, durability), kill, wentOn);

    private sealed class Store(SqliteStore inner, KillSwitch kill, Action wentOn) : IJournalStore
    {
        public IJournal Journal { get; } = new WatchedJournal(inner.Journal, kill, wentOn);

        public ITape Tape => inner.Tape;

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

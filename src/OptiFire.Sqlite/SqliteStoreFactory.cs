using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>Opens a file for each run of an engine.</summary>
internal sealed class SqliteStoreFactory(string path, SqliteStoreOptions? options) : IJournalStoreFactory
{
    /// <inheritdoc />
    public IJournalStore Open(Durability durability) => SqliteStore.Open(path, durability, options);
}

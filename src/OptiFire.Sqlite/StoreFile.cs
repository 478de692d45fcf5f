using Microsoft.Data.Sqlite;

namespace OptiFire.Sqlite;

/// <summary>Opens connections to a store's file.</summary>
internal sealed class StoreFile(string path, SqliteStoreOptions options)
{
    // Stores append and read in order: what was written is not needed again, and a larger cache only fills up.
    private const int CacheKibibytes = 256;

    /// <summary>Full path, links followed, so that one file has one name.</summary>
    public string Path { get; } = Resolve(path);

    public SqliteConnection OpenWriter() => Open(SqliteOpenMode.ReadWriteCreate);

    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadOnly);

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            // A pooled connection would keep the file open, and its locks, after the store is closed.
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA cache_size = -{CacheKibibytes}");
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Resolve(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }
}

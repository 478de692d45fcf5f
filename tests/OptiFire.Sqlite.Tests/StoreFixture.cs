using System.Text;
using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite.Tests.Writer;
using OptiFire.TestSupport;

namespace OptiFire.Sqlite.Tests;

/// <summary>A folder with a journal in it, and ways to get at it behind the store's back.</summary>
public sealed class StoreFixture : IDisposable
{
    private readonly TemporaryFolder folder = SharedFolder.Temporary();

    public string Path => folder.File("journal.db");

    public string Folder => folder.Path;

    public SqliteStore Open(Durability durability = Durability.BeforeSend, SqliteStoreOptions? options = null) =>
        SqliteStore.Open(Path, durability, options);

    /// <summary>Writes <paramref name="count"/> groups of three sequences each and closes; returns the head.</summary>
    public async Task<JournalHead> Write(int count)
    {
        await using (SqliteStore store = Open())
        {
            var chain = new GroupChain(store.Journal.Opened);
            for (int i = 0; i < count; i++)
            {
                store.Journal.Append(chain.Next(Encoding.UTF8.GetBytes($"payload of group {i}"), covers: 3));
            }
        }

        return Verify().Verified;
    }

    public JournalVerification Verify(JournalHead? expected = null) =>
        JournalVerifier.Verify(SqliteStore.ReadGroups(Path), expected);

    /// <summary>A connection past the store.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Runs SQL past the store.</summary>
    public void Execute(string sql)
    {
        using SqliteConnection connection = Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What somebody who wants to forge rows does first.</summary>
    public void DropTriggers() =>
        Execute("DROP TRIGGER journal_in_order; DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;");

    public void Dispose() => folder.Dispose();
}

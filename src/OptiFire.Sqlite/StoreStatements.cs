using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>The writer's prepared statements.</summary>
internal sealed class StoreStatements(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand begin = connection.Prepare("BEGIN IMMEDIATE");
    private readonly SqliteCommand commit = connection.Prepare("COMMIT");
    private readonly SqliteCommand group = connection.Prepare(
        "INSERT INTO journal (number, first_sequence, last_sequence, records, payload, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        0L,
        0L,
        0L,
        0L,
        Array.Empty<byte>(),
        Array.Empty<byte>()
    );

    private readonly SqliteCommand telemetry = connection.Prepare(
        "INSERT INTO telemetry (name, payload) VALUES (?1, ?2)",
        "",
        Array.Empty<byte>()
    );

    private readonly SqliteCommand add = connection.Prepare(
        "UPDATE meta SET value = value + ?2 WHERE name = ?1",
        "",
        0L
    );

    private long records;
    private long bytes;

    public void Begin() => begin.ExecuteNonQuery();

    public void Commit()
    {
        Add("records", records);
        Add("bytes", bytes);
        (records, bytes) = (0, 0);
        commit.ExecuteNonQuery();
    }

    public void Insert(CommitGroup item, byte[] payload, byte[] hash)
    {
        Run(group, item.Number, item.FirstSequence, item.LastSequence, (long)item.Records, payload, hash);
        records += item.Records;
        bytes += payload.Length;
    }

    public void InsertTelemetry(string name, byte[] payload) => Run(telemetry, name, payload);

    /// <summary>Runs a statement that is too rare to be kept prepared.</summary>
    public void Run(string sql, params ReadOnlySpan<object> values)
    {
        using SqliteCommand command = connection.Prepare(sql, values);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        group.Dispose();
        telemetry.Dispose();
        add.Dispose();
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private void Add(string name, long value)
    {
        if (value != 0)
        {
            Run(add, name, value);
        }
    }
}

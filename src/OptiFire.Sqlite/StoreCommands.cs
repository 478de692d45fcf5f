using Microsoft.Data.Sqlite;

namespace OptiFire.Sqlite;

/// <summary>Short ways to run SQL.</summary>
internal static class StoreCommands
{
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row as a number; 0 without a row or value.</summary>
    public static long ReadNumber(this SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using SqliteCommand command = connection.Prepare(sql, values);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>A command whose parameters are <c>?1</c>, <c>?2</c> and so on.</summary>
    public static SqliteCommand Prepare(
        this SqliteConnection connection,
        string sql,
        params ReadOnlySpan<object> values
    )
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"?{i + 1}", values[i]);
        }

        return command;
    }
}

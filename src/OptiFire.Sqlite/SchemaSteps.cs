using Microsoft.Data.Sqlite;
using OptiFire.Sdk;

namespace OptiFire.Sqlite;

/// <summary>Makes the tables of a kind of file, upgrades older ones, and refuses what is not of that kind.</summary>
/// <param name="applicationId">Marks such files in SQLite's header.</param>
/// <param name="kind">What such a file is called, with its article.</param>
/// <param name="steps">Step i leads from version i to i + 1. A released step is never changed; a new one is added.</param>
internal sealed class SchemaSteps(int applicationId, string kind, params string[] steps)
{
    /// <summary>Makes the tables in a new file, upgrades an older one, and refuses what is not ours.</summary>
    public void Ensure(SqliteConnection connection, Func<string, Exception?, OptiFireException> fault)
    {
        bool isOurs = Recognise(connection, fault);
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("BEGIN IMMEDIATE");
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY) STRICT");
        for (long version = Version(connection); version < steps.Length; version++)
        {
            connection.Execute(steps[version]);
            connection.Execute($"INSERT INTO schema_version (version) VALUES ({version + 1})");
        }

        // Nothing is written to a file that is as it should be: it may be damaged, and is wanted as it is then.
        if (!isOurs)
        {
            connection.Execute($"PRAGMA application_id = {applicationId}");
        }

        connection.Execute("COMMIT");
    }

    /// <summary>Refuses a file of another kind, or of a later version.</summary>
    /// <returns>False when the file is empty: it can become one.</returns>
    public bool Recognise(SqliteConnection connection, Func<string, Exception?, OptiFireException> fault)
    {
        if (connection.ReadNumber("PRAGMA application_id") != applicationId)
        {
            return connection.ReadNumber("SELECT COUNT(*) FROM sqlite_schema") > 0
                ? throw fault($"it is not {kind} but some other SQLite database; name another file", null)
                : false;
        }

        long version = Version(connection);
        return version > steps.Length
            ? throw fault(
                $"a later OptiFIRE wrote it (schema {version}, known here: {steps.Length}); "
                    + "use that version, or name another file",
                null
            )
            : true;
    }

    private static long Version(SqliteConnection connection) =>
        connection.ReadNumber("SELECT MAX(version) FROM schema_version");
}

using Microsoft.Data.Sqlite;

namespace OptiFire.Sqlite;

/// <summary>The tables of a journal and a tape.</summary>
internal static class StoreSchema
{
    /// <summary>Marks the file as ours in SQLite's header: "OFJ1".</summary>
    private const int ApplicationId = 0x4F464A31;

    private static SchemaSteps Steps =>
        new(
            ApplicationId,
            "a journal",
            """
            CREATE TABLE journal (
                number         INTEGER PRIMARY KEY,
                first_sequence INTEGER NOT NULL,
                last_sequence  INTEGER NOT NULL,
                records        INTEGER NOT NULL,
                payload        BLOB    NOT NULL,
                hash           BLOB    NOT NULL
            ) STRICT;
            CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
            WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM journal)
            BEGIN SELECT RAISE(ABORT, 'journal rows are only added, one after the other'); END;
            CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'journal rows are never changed'); END;
            CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
            BEGIN SELECT RAISE(ABORT, 'journal rows are never removed'); END;

            CREATE TABLE telemetry (
                id      INTEGER PRIMARY KEY,
                name    TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;

            CREATE TABLE tape (
                id             INTEGER PRIMARY KEY,
                kind           TEXT    NOT NULL,
                schema_version INTEGER NOT NULL,
                first_sequence INTEGER NOT NULL,
                last_sequence  INTEGER NOT NULL,
                count          INTEGER NOT NULL,
                length         INTEGER NOT NULL,
                payload        BLOB    NOT NULL,
                hash           BLOB    NOT NULL
            ) STRICT;
            CREATE INDEX tape_by_kind ON tape (kind, last_sequence);
            CREATE INDEX tape_by_sequence ON tape (first_sequence);
            CREATE TRIGGER tape_no_update BEFORE UPDATE ON tape
            BEGIN SELECT RAISE(ABORT, 'tape blocks are never changed'); END;

            CREATE TABLE tape_trim (
                kind            TEXT PRIMARY KEY,
                before_sequence INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE tape_file (
                id     INTEGER PRIMARY KEY,
                name   TEXT    NOT NULL,
                bytes  INTEGER NOT NULL,
                sha256 TEXT    NOT NULL,
                rows   INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE meta (
                name  TEXT PRIMARY KEY,
                value INTEGER NOT NULL
            ) STRICT;
            INSERT INTO meta (name, value) VALUES ('records', 0), ('bytes', 0), ('synced_sequence', 0);
            """
        );

    /// <summary>Makes the tables in a new file, upgrades an older one, and refuses what is not ours.</summary>
    public static void Ensure(SqliteConnection connection, string path) =>
        Steps.Ensure(connection, (cause, inner) => StoreErrors.Journal(path, cause, inner));

    /// <summary>Refuses a file that is not a journal, or one of a later version.</summary>
    /// <returns>False when the file is empty: it can become one.</returns>
    public static bool Recognise(SqliteConnection connection, string path) =>
        Steps.Recognise(connection, (cause, inner) => StoreErrors.Journal(path, cause, inner));
}

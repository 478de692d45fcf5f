namespace OptiFire.Sqlite;

/// <summary>The tables of the versions of settings.</summary>
internal static class SettingsStoreSchema
{
    /// <summary>What a file of them is called.</summary>
    public const string Kind = "a store of settings";

    /// <summary>Marks the file as ours in SQLite's header: "OFS1".</summary>
    private const int ApplicationId = 0x4F465331;

    public static SchemaSteps Steps =>
        new(
            ApplicationId,
            Kind,
            """
            CREATE TABLE version (
                number        INTEGER PRIMARY KEY,
                created_at    INTEGER NOT NULL,
                author        TEXT    NOT NULL,
                comment       TEXT    NOT NULL,
                kind          TEXT    NOT NULL,
                restored_from INTEGER,
                changes       TEXT    NOT NULL,
                content_hash  TEXT    NOT NULL,
                hash          TEXT    NOT NULL,
                content       TEXT    NOT NULL
            ) STRICT;
            CREATE TRIGGER version_in_order BEFORE INSERT ON version
            WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM version)
            BEGIN SELECT RAISE(ABORT, 'versions are only added, one after the other'); END;
            CREATE TRIGGER version_no_update BEFORE UPDATE ON version
            BEGIN SELECT RAISE(ABORT, 'versions are never changed'); END;
            CREATE TRIGGER version_no_delete BEFORE DELETE ON version
            BEGIN SELECT RAISE(ABORT, 'versions are never removed'); END;

            CREATE TABLE baseline (
                id           INTEGER PRIMARY KEY CHECK (id = 1),
                content_hash TEXT NOT NULL,
                content      TEXT NOT NULL
            ) STRICT;
            """
        );
}

using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>Says what went wrong with a store, and what helps.</summary>
internal static class StoreErrors
{
    public static JournalException Describe(string path, Exception error) =>
        error as JournalException ?? Journal(path, Cause(error), error);

    public static JournalException Journal(string path, string cause, Exception? inner) =>
        new($"Journal '{path}': {cause}", inner);

    /// <summary>Runs a piece of work on the store, its errors described.</summary>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Describe(path, error);
        }
    }

    /// <remarks>The primary result codes of SQLite: https://sqlite.org/rescode.html</remarks>
    /// <summary>The cause of an error, and what helps.</summary>
    /// <param name="error">The error.</param>
    /// <param name="what">What the file should be.</param>
    public static string Cause(Exception error, string what = "a journal") =>
        error is not SqliteException sqlite
            ? error.Message
            : sqlite.SqliteErrorCode switch
            {
                5 or 6 => "another process holds it locked; close whatever has it open",
                8 => "it is read-only; allow writing to the file and its folder",
                10 => $"reading or writing failed ({sqlite.Message}); check the disk and its free space",
                11 => $"it is damaged ({sqlite.Message}); restore a copy, or start a new file",
                13 => "the disk is full; free some space",
                14 => "it cannot be opened; check that its folder exists and that file and folder may be written",
                26 => $"it is not {what}, nor any SQLite database; name another file",
                _ => $"SQLite refused ({sqlite.Message})",
            };
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Sqlite;

/// <summary>A version of settings as a row.</summary>
/// <remarks>
/// The hash of a row covers the hash of the row before and everything in the row, the content by its own hash: a row that
/// was edited, damaged, put in or taken out does not fit any more, nor does any after it.
/// </remarks>
/// <param name="Number">Counted from 1.</param>
/// <param name="CreatedAt">Nanoseconds since 1970 in UTC.</param>
/// <param name="Author">Who.</param>
/// <param name="Comment">Why.</param>
/// <param name="Kind">What brought it about, in lower case.</param>
/// <param name="RestoredFrom">For a rollback: the version it equals.</param>
/// <param name="Changes">What differs from the row before, as JSON.</param>
/// <param name="ContentHash">Hash of the content.</param>
/// <param name="Hash">Hash of the row.</param>
/// <param name="Content">The content's text.</param>
internal sealed record SettingsRow(
    long Number,
    long CreatedAt,
    string Author,
    string Comment,
    string Kind,
    long? RestoredFrom,
    string Changes,
    string ContentHash,
    string Hash,
    string Content
)
{
    /// <summary>The hash before the first row.</summary>
    public const string NoHash = "";

    /// <summary>The columns in the order in which rows are read and written.</summary>
    public const string Columns =
        "number, created_at, author, comment, kind, restored_from, changes, content_hash, hash, content";

    /// <summary>Makes the row of a version that follows a row.</summary>
    public static SettingsRow Of(SettingsVersion version, string hashBefore)
    {
        var row = new SettingsRow(
            version.Number,
            version.CreatedAt.UnixNanoseconds,
            version.Author,
            version.Comment,
            version.Kind.ToString().ToLowerInvariant(),
            version.RestoredFrom,
            PrintChanges(version.Changes),
            version.Content.Hash,
            NoHash,
            version.Content.Text
        );
        return row with { Hash = row.ComputeHash(hashBefore) };
    }

    /// <summary>Reads the row a reader stands at.</summary>
    public static SettingsRow Read(SqliteDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetInt64(1),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetString(4),
            reader.IsDBNull(5) ? null : reader.GetInt64(5),
            reader.GetString(6),
            reader.GetString(7),
            reader.GetString(8),
            reader.GetString(9)
        );

    /// <summary>Whether the content is the one that was hashed.</summary>
    public bool HasItsContent =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content))) == ContentHash;

    /// <summary>The hash the row must have after a row of a given hash.</summary>
    public string ComputeHash(string hashBefore)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (
            string part in (ReadOnlySpan<string>)
                [
                    hashBefore,
                    FormattableString.Invariant($"{Number} {CreatedAt} {RestoredFrom}"),
                    Author,
                    Comment,
                    Kind,
                    Changes,
                    ContentHash,
                ]
        )
        {
            // With its length before it, no part can pass for the beginning of the next.
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The values in the order of the columns.</summary>
    public object[] Values() =>
        [
            Number,
            CreatedAt,
            Author,
            Comment,
            Kind,
            (object?)RestoredFrom ?? DBNull.Value,
            Changes,
            ContentHash,
            Hash,
            Content,
        ];

    /// <summary>The version.</summary>
    /// <exception cref="FormatException">A field is not what was written.</exception>
    public SettingsVersion ToVersion() =>
        HasItsContent && Enum.TryParse(Kind, ignoreCase: true, out SettingsChangeKind kind)
            ? new SettingsVersion(
                Number,
                new Timestamp(CreatedAt),
                Author,
                Comment,
                kind,
                ReadChanges(Changes),
                SettingsContent.Parse(Content),
                RestoredFrom
            )
            : throw new FormatException("The content does not fit its hash.");

    private static string PrintChanges(IReadOnlyList<SettingChange> changes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (SettingChange change in changes)
            {
                json.WriteStartObject();
                json.WriteString("path", change.Path);
                json.WriteString("old", change.Old);
                json.WriteString("new", change.New);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static SettingChange[] ReadChanges(string text)
    {
        using var json = JsonDocument.Parse(text);
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(change => new SettingChange(
                    change.GetProperty("path").GetString()!,
                    change.GetProperty("old").GetString(),
                    change.GetProperty("new").GetString()
                )),
        ];
    }
}

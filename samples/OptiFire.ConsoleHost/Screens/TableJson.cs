using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OptiFire.Sdk.Reports;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Tables as JSON, for scripts: an array with an object for each row, names in snake_case, cells as texts.</summary>
internal static class TableJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Table table)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartArray();
            foreach (IReadOnlyList<string> row in table.Rows)
            {
                writer.WriteStartObject();
                for (int i = 0; i < row.Count; i++)
                {
                    writer.WriteString(NameOf(table.Columns[i]), row[i]);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string NameOf(string column) =>
        string.Concat(column.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));
}

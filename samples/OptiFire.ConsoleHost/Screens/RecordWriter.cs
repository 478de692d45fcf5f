using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OptiFire.Engine.Replay;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Writes journal records for other programs.</summary>
internal static class RecordWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A writer of one record after the other.</summary>
    public static Action<JournalLine> Of(bool isCsv, TextWriter output)
    {
        if (!isCsv)
        {
            return line => output.WriteLine(Json(line));
        }

        output.WriteLine("sequence,kind,subject,text");
        return line =>
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{line.Sequence},{line.Kind},{Cell(line.Subject)},{Cell(line.Text)}"
                )
            );
    }

    private static string Json(JournalLine line)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain))
        {
            writer.WriteStartObject();
            writer.WriteNumber("sequence", line.Sequence);
            writer.WriteString("kind", line.Kind.ToString());
            writer.WriteString("subject", line.Subject);
            writer.WriteString("text", line.Text);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    // RFC 4180: quotes around what holds a comma, a quote or a line's end.
    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

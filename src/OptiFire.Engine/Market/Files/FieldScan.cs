using System.Text;
using System.Text.Json;

namespace OptiFire.Engine.Market.Files;

/// <summary>Finds the symbols of a file whose rows need not be in order of time.</summary>
internal static class FieldScan
{
    /// <summary>The symbols in the order in which they first occur; bad rows play no part.</summary>
    public static List<string> Symbols(TextPart part, FileHeader header)
    {
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        var ordered = new List<string>();
        RowFields? fields = header.Layout == FileLayout.News ? null : header.NewFields();
        using var lines = new LineReader(part.Open(), part.Name);
        for (int i = 0; i < part.HeaderLines && lines.TryRead(out _); i++) { }

        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            foreach (string symbol in fields is null ? OfNews(line) : OfFields(fields, line, header.SymbolField))
            {
                if (symbol.Length is > 0 and <= SymbolTable.MaximumSymbolLength && symbols.Add(symbol))
                {
                    ordered.Add(symbol);
                }
            }
        }

        return ordered;
    }

    private static string[] OfFields(RowFields fields, ReadOnlySpan<byte> line, int field) =>
        fields.Read(line) is null ? [Encoding.UTF8.GetString(fields[field])] : [];

    private static string[] OfNews(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? NewsParser.SymbolsOf(document.RootElement) ?? []
                : [];
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            // The parser puts the line aside, with its number.
            return [];
        }
    }
}

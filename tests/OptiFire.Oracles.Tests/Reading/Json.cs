using System.Globalization;
using System.Text.Json;

namespace OptiFire.Oracles.Tests.Reading;

/// <summary>Reads values as the files write them: NaN and infinities are words, null is NaN.</summary>
internal static class Json
{
    /// <summary>The element at a path with dots, numbers counting into arrays; null when there is none.</summary>
    public static JsonElement? Find(JsonElement from, string path)
    {
        JsonElement at = from;
        foreach (string part in path.Split('.'))
        {
            if (at.ValueKind == JsonValueKind.Array && int.TryParse(part, out int index) && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
            {
                return null;
            }
        }

        return at;
    }

    public static double Number(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.Null => double.NaN,
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.String when Parse(element.GetString()!) is { } number => number,
            _ => throw new UnboundException($"'{Shorten(element)}' is no number"),
        };

    /// <summary>All numbers of an array of any depth, row by row.</summary>
    public static double[] Flat(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Flat)] : [Number(element)];

    /// <summary>The names of what can be compared: objects are gone into, arrays of plain values are one field each.</summary>
    public static IEnumerable<string> Fields(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element
                    .EnumerateObject()
                    .SelectMany(p => Fields(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}"));
            case JsonValueKind.Array when element.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Object):
                return element.EnumerateArray().Index().SelectMany(e => Fields(e.Item, $"{path}.{e.Index}"));
            default:
                return [path];
        }
    }

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static string Shorten(JsonElement element) =>
        element.GetRawText() is { Length: > 60 } text ? text[..60] : element.GetRawText();
}

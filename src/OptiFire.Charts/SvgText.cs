using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace OptiFire.Charts;

/// <summary>Turns a drawn SVG document into an element that can stand in a page beside others.</summary>
internal static partial class SvgText
{
    /// <param name="document">The document as the drawing library wrote it.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="name">Unique among the charts of a page.</param>
    /// <param name="title">What screen readers say.</param>
    public static string ForPages(ReadOnlySpan<byte> document, int width, int height, string name, string title)
    {
        string text = Encoding.UTF8.GetString(document);
        int body = text.IndexOf('>', text.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">"
        );
        return head + WithFreeText(WithOwnIds(text[body..].TrimEnd(), name)) + "\n";
    }

    // The library counts its ids over the whole process: neither repeatable nor unique in a page.
    private static string WithOwnIds(string body, string name)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        string prefix = NotInIds().Replace(name, "-");
        return Id()
            .Replace(
                body,
                match =>
                {
                    string id = match.Groups["id"].Value;
                    numbers.TryAdd(id, numbers.Count + 1);
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{match.Groups["before"].Value}{prefix}-{numbers[id]}"
                    );
                }
            );
    }

    // Places of single letters fit the machine's own typeface only: the reader's one places them better.
    private static string WithFreeText(string body) =>
        Glyphs().Replace(body, "font-family=\"${family}, system-ui, sans-serif\" x=\"${x}\" y=\"${y}\"");

    [GeneratedRegex("[^A-Za-z0-9_-]")]
    private static partial Regex NotInIds();

    [GeneratedRegex("(?<before>id=\"|url\\(#)(?<id>[a-z]+_[0-9a-f]+)")]
    private static partial Regex Id();

    [GeneratedRegex("font-family=\"(?<family>[^\"]*)\" x=\"(?<x>[^,\"]*)[^\"]*\" y=\"(?<y>[^,\"]*)[^\"]*\"")]
    private static partial Regex Glyphs();
}

using System.Text.RegularExpressions;

namespace OptiFire.Oracles.Tests.Reading;

/// <summary>The fields and edge cases that are not compared, each with its reason: <c>LeftOut.txt</c>.</summary>
/// <remarks>A line is <c>file | case | field | reason</c>; case and field may hold <c>*</c>; an edge case is the field <c>edge</c>.</remarks>
internal static class LeftOut
{
    private static readonly IReadOnlyList<(string File, Regex Case, Regex Field, string Reason)> _lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "LeftOut.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(p =>
                p is [var file, var id, var field, { Length: > 0 } reason]
                    ? (file, Pattern(id), Pattern(field), reason)
                    : throw new FormatException(
                        $"LeftOut.txt: '{string.Join(" | ", p)}' is not 'file | case | field | reason'"
                    )
            ),
    ];

    /// <summary>Why a field is not compared; null when it must be.</summary>
    public static string? Reason(string file, string id, string field) =>
        _lines.FirstOrDefault(l => l.File == file && l.Case.IsMatch(id) && l.Field.IsMatch(field)).Reason;

    private static Regex Pattern(string glob) =>
        new($"^{Regex.Escape(glob).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);
}

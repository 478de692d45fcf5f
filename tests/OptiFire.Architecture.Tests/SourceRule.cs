using System.Text.RegularExpressions;

namespace OptiFire.Architecture.Tests;

/// <summary>What a C# file under <c>src</c> must look like, read from its text.</summary>
public static partial class SourceRule
{
    private const int LongestFile = 300;

    /// <summary>The rules a file breaks, each with its path.</summary>
    /// <param name="path">Path from <c>src</c>, written with '/'.</param>
    /// <param name="text">The whole file.</param>
    public static IEnumerable<string> Violations(string path, string text)
    {
        int lines = text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        if (lines > LongestFile)
        {
            yield return $"{path}: {lines} lines, more than {LongestFile}";
        }

        foreach (Match match in Forbidden().Matches(text))
        {
            yield return $"{path}: {match.Value.Trim()}";
        }

        string[] types = [.. PublicType().Matches(text).Select(match => match.Groups["name"].Value).Distinct()];
        if (types.Length > 1 && !IsOptionsWithValidator(types))
        {
            yield return $"{path}: {types.Length} public types ({string.Join(", ", types)}), one is allowed";
        }

        string found = Namespace().Match(text).Groups["name"].Value;
        string[] expected = Namespaces(path);
        if ((found.Length > 0 || types.Length > 0) && !expected.Contains(found))
        {
            yield return $"{path}: namespace '{found}' is not {string.Join(" or ", expected)}";
        }
    }

    /// <summary>The namespaces that fit a folder: down to its category, or further along the same folders.</summary>
    private static string[] Namespaces(string path)
    {
        string[] folders = path.Split('/')[..^1];
        int category = Math.Min(2, folders.Length);

        return
        [
            .. Enumerable.Range(category, folders.Length - category + 1).Select(n => string.Join('.', folders[..n])),
        ];
    }

    private static bool IsOptionsWithValidator(string[] types) =>
        types.Length == 2
        && types[0].EndsWith("Options", StringComparison.Ordinal)
        && types[1] == types[0] + "Validator";

    [GeneratedRegex(
        @"^[ \t]*#region\b|\b(?:TODO|FIXME|HACK)\b|\bNotImplementedException\b|\bInternalsVisibleTo\b",
        RegexOptions.Multiline
    )]
    private static partial Regex Forbidden();

    // Types of the file itself stand at the first column: the formatter sees to that.
    [GeneratedRegex(
        @"^public (?:(?:static|sealed|abstract|readonly|ref|partial|unsafe) )*(?:(?:record (?:struct|class)|record|class|struct|interface|enum) (?<name>\w+)|delegate .+? (?<name>\w+)(?:<[^(]*>)?\()",
        RegexOptions.Multiline
    )]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}

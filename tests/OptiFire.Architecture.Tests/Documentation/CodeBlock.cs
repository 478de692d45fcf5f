using System.Text.RegularExpressions;

namespace OptiFire.Architecture.Tests.Documentation;

/// <summary>A block of code in a page that is a whole file: <c>&lt;!-- file: Name.cs --&gt;</c> stands in the line above it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Text">Its content.</param>
public sealed partial record CodeBlock(string File, string Text)
{
    /// <summary>The blocks of a page, in order.</summary>
    /// <param name="page">Path from the repository's root.</param>
    public static IReadOnlyList<CodeBlock> In(string page) =>
        [
            .. Marked()
                .Matches(System.IO.File.ReadAllText(Repository.File(page)).ReplaceLineEndings("\n"))
                .Select(match => new CodeBlock(match.Groups["file"].Value, match.Groups["text"].Value)),
        ];

    [GeneratedRegex(
        @"^<!-- file: (?<file>[\w.]+) -->\n```csharp\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Marked();
}

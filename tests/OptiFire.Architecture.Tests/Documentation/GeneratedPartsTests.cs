using System.Text;
using System.Text.RegularExpressions;
using OptiFire.Architecture.Tests.Status;

namespace OptiFire.Architecture.Tests.Documentation;

public sealed partial class GeneratedPartsTests
{
    [Fact]
    [Trait("Category", "Approved")]
    public void Readme_lists_the_plugins_and_packages_as_they_are()
    {
        string page = Read("README.md");
        page = MarkedPart.Renewed(page, "plugins", Plugins());
        page = MarkedPart.Renewed(page, "packages", Packages());

        ApprovedFile.Check("README.md", page);
    }

    [Fact]
    public void Pages_link_only_to_what_exists() =>
        Repository.AssertNone(
            from page in Pages()
            from Match match in Link().Matches(Read(page))
            let target = match.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            let path = Path.Combine(Path.GetDirectoryName(page)!, target)
            where !Path.Exists(Repository.File(path))
            select $"{page}: {target} does not exist"
        );

    [Fact]
    public void Decisions_are_all_in_their_index()
    {
        string index = Read("docs/decisions/README.md");
        string[] records =
        [
            .. Directory
                .EnumerateFiles(Repository.File("docs", "decisions"), "0*.md")
                .Select(file => Path.GetFileName(file)),
        ];

        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.Contains($"]({record})", index));
    }

    private static string Plugins()
    {
        var text = new StringBuilder();
        StatusPage.AppendPlugins(text, link: "");
        return text.ToString();
    }

    private static string Packages()
    {
        var text = new StringBuilder("| package | what | built |\n|---|---|---|\n");
        foreach (StatusRow row in CodeParts.Packages)
        {
            string what = DescriptionOf(row.Part);
            text.Append($"| `{row.Part}` | {what} | {(row.Evidence is null ? "not yet" : "yes")} |\n");
        }

        return text.ToString();
    }

    private static string DescriptionOf(string package)
    {
        string file = Repository.ProjectFile(package);
        return File.Exists(file) ? Description().Match(File.ReadAllText(file)).Groups["text"].Value : "";
    }

    private static IEnumerable<string> Pages() =>
        [
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            .. Directory
                .EnumerateFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.File(), file)),
        ];

    private static string Read(string page) => File.ReadAllText(Repository.File(page)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("<Description>(?<text>.*?)</Description>")]
    private static partial Regex Description();
}

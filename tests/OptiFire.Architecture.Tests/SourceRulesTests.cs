using System.Xml.Linq;

namespace OptiFire.Architecture.Tests;

public sealed class SourceRulesTests
{
    [Fact]
    public void Source_files_keep_the_house_rules() =>
        Repository.AssertNone(Repository.SourceFiles().SelectMany(file => SourceRule.Violations(file.Path, file.Text)));

    [Fact]
    public void Source_files_are_found() =>
        Assert.Contains(Repository.SourceFiles(), f => f.Path.StartsWith("OptiFire.Sdk/", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void Project_file_opens_its_internals_to_nobody(string package) =>
        Assert.Empty(XDocument.Load(Repository.ProjectFile(package)).Descendants("InternalsVisibleTo"));

    [Theory]
    [InlineData("A/X.cs", "namespace A;\npublic sealed class X;\n")]
    [InlineData("A/B/X.cs", "namespace A.B;\npublic readonly record struct X(int Y);\n")]
    [InlineData("A/B/C/X.cs", "namespace A.B;\npublic static partial class X;\n")]
    [InlineData("A/B/C/X.cs", "namespace A.B.C;\npublic interface X;\n")]
    [InlineData("A/X.cs", "namespace A;\npublic sealed class X;\ninternal sealed class Y;\n")]
    [InlineData("A/X.cs", "namespace A;\npublic sealed class X\n{\n    public sealed class Y;\n}\n")]
    [InlineData("A/X.cs", "namespace A;\npublic class X;\npublic class X<T>;\n")]
    [InlineData(
        "A/XOptions.cs",
        "namespace A;\npublic sealed record XOptions;\npublic sealed partial class XOptionsValidator;\n"
    )]
    [InlineData("A/Usings.cs", "global using System.Text;\n")]
    public void Rule_accepts(string path, string text) => Assert.Empty(SourceRule.Violations(path, text));

    [Theory]
    [InlineData("A/B/X.cs", "namespace A;\npublic sealed class X;\n")]
    [InlineData("A/B/X.cs", "namespace A.C;\npublic sealed class X;\n")]
    [InlineData("A/B/C/X.cs", "namespace A.B.D;\ninternal sealed class X;\n")]
    [InlineData("A/X.cs", "public sealed class X;\n")]
    [InlineData("A/X.cs", "namespace A;\npublic sealed class X;\npublic enum Y;\n")]
    [InlineData("A/X.cs", "namespace A;\npublic sealed class X;\npublic delegate ref readonly int Y<T>(T t);\n")]
    [InlineData("A/X.cs", "namespace A;\npublic sealed class X;\npublic sealed class XValidator;\n")]
    [InlineData("A/X.cs", "namespace A;\n    #region All\n")]
    [InlineData("A/X.cs", "namespace A;\n// TODO later\n")]
    [InlineData("A/X.cs", "namespace A;\n// FIXME: wrong\n")]
    [InlineData("A/X.cs", "namespace A;\n// HACK\n")]
    [InlineData("A/X.cs", "namespace A;\nthrow new NotImplementedException();\n")]
    [InlineData("A/X.cs", "[assembly: InternalsVisibleTo(\"Y\")]\nnamespace A;\n")]
    public void Rule_reports(string path, string text) => Assert.Single(SourceRule.Violations(path, text));

    [Theory]
    [InlineData(300, 0)]
    [InlineData(301, 1)]
    public void Rule_counts_lines(int lines, int violations)
    {
        string text = "namespace A;\n" + string.Concat(Enumerable.Repeat("//\n", lines - 1));

        Assert.Equal(violations, SourceRule.Violations("A/X.cs", text).Count());
    }
}

using System.Xml.Linq;

namespace OptiFire.Architecture.Tests;

public sealed class PackageDirectionsTests
{
    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void Project_file_references_only_what_its_row_allows(string package) =>
        Repository.AssertNone(PackageRule.For(package).Violations(XDocument.Load(Repository.ProjectFile(package))));

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void Built_assembly_references_only_what_its_row_allows(string package) =>
        Repository.AssertNone(
            PackageRule
                .For(package)
                .Violations(Repository.Assembly(package).GetReferencedAssemblies().Select(name => name.Name!))
        );

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void Project_file_leaves_its_package_packable(string package)
    {
        XDocument house = XDocument.Load(Repository.File("src", "Directory.Build.props"));
        XDocument project = XDocument.Load(Repository.ProjectFile(package));

        string? packable = project
            .Descendants("IsPackable")
            .Concat(house.Descendants("IsPackable"))
            .FirstOrDefault()
            ?.Value;

        Assert.Equal("true", packable);
        Assert.NotEmpty(project.Descendants("Description"));
    }

    [Theory]
    [InlineData("OptiFire.Sdk")]
    [InlineData("OptiFire.Numerics")]
    [InlineData("OptiFire.Engine")]
    [InlineData("OptiFire.Plugins")]
    public void Build_bans_ambient_time_and_chance_in(string package)
    {
        XElement banned = XDocument
            .Load(Repository.File("Directory.Build.props"))
            .Descendants("ItemGroup")
            .Single(group =>
                group
                    .Elements("AdditionalFiles")
                    .Any(file =>
                        ((string?)file.Attribute("Include"))?.EndsWith("BannedSymbols.txt", StringComparison.Ordinal)
                        == true
                    )
            );

        Assert.Contains($"'{package}'", (string?)banned.Attribute("Condition"));
        Assert.Contains(
            banned.Elements("PackageReference"),
            item => (string?)item.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers"
        );
    }

    [Theory]
    [InlineData("""<ProjectReference Include="../OptiFire.Engine/OptiFire.Engine.csproj" />""")]
    [InlineData("""<ProjectReference Include="..\OptiFire.Engine\OptiFire.Engine.csproj" />""")]
    [InlineData("""<PackageReference Include="OptiFire.Engine" />""")]
    [InlineData("""<PackageReference Include="Microsoft.Data.Sqlite" />""")]
    [InlineData("""<FrameworkReference Include="Microsoft.AspNetCore.App" />""")]
    public void Rule_reports_a_reference_that_plugins_may_not_have(string reference)
    {
        XDocument project = XDocument.Parse($"<Project><ItemGroup>{reference}</ItemGroup></Project>");

        Assert.Single(PackageRule.For("OptiFire.Plugins").Violations(project));
    }

    [Fact]
    public void Rule_reports_a_built_reference_that_plugins_may_not_have() =>
        Assert.Equal(
            ["OptiFire.Plugins.dll must not reference OptiFire.Engine"],
            PackageRule.For("OptiFire.Plugins").Violations(["System.Runtime", "OptiFire.Sdk", "OptiFire.Engine"])
        );

    [Fact]
    public void Rule_is_demanded_of_every_package() =>
        Assert.Throws<InvalidOperationException>(() => PackageRule.For("OptiFire.Unheard"));
}

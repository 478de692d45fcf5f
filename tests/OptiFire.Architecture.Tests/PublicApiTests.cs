using PublicApiGenerator;

namespace OptiFire.Architecture.Tests;

public sealed class PublicApiTests
{
    private const string Folder = "tests/OptiFire.Architecture.Tests/PublicApi";

    [Theory]
    [Trait("Category", "Approved")]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void Public_api_changes_only_on_purpose(string package) =>
        ApprovedFile.Check(
            $"{Folder}/{package}.approved.txt",
            Repository
                .Assembly(package)
                // Assembly attributes carry versions and source links, which are no part of the surface.
                .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
        );

    [Fact]
    public void Approved_file_belongs_to_a_package_that_exists()
    {
        IEnumerable<string> packages = Repository.Packages.Select(row => row.Data);
        IEnumerable<string> approved = Directory
            .EnumerateFiles(Repository.File(Folder), "*.approved.txt")
            .Select(file => Path.GetFileName(file).Replace(".approved.txt", "", StringComparison.Ordinal));

        Repository.AssertNone(
            approved.Except(packages).Select(name => $"{name}: no such package, delete its approved file")
        );
    }
}

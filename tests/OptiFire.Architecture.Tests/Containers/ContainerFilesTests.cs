using OptiFire.Plugins.Infrastructure;

namespace OptiFire.Architecture.Tests.Containers;

/// <summary>The console host's container files are those that the code makes.</summary>
[Trait("Category", "Approved")]
public sealed class ContainerFilesTests
{
    private const string Folder = "samples/OptiFire.ConsoleHost";

    private static readonly ContainerImage Image = ProjectFiles.ImageOf(
        Repository.File(""),
        Repository.File($"{Folder}/OptiFire.ConsoleHost.csproj")
    );

    [Fact]
    public void Dockerfile_is_the_generated_one() =>
        ApprovedFile.Check($"{Folder}/Dockerfile", ContainerFiles.Dockerfile(Image));

    [Fact]
    public void Compose_file_is_the_generated_one() =>
        ApprovedFile.Check($"{Folder}/compose.yaml", ContainerFiles.Compose(Image, Folder));

    [Fact]
    public void Ignored_files_are_the_generated_ones() =>
        ApprovedFile.Check(".dockerignore", ContainerFiles.DockerIgnore());
}

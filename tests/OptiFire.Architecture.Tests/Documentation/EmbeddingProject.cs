using System.Reflection;
using System.Xml.Linq;
using OptiFire.TestSupport;

namespace OptiFire.Architecture.Tests.Documentation;

/// <summary>A project of somebody who embeds the engine: it knows the packages and nothing of the repository.</summary>
/// <remarks>
/// The packages are packed from what the tests were built from. They are restored into a folder of this project, because
/// the machine's own would keep an older build of the same version; whatever else it has is taken from there.
/// </remarks>
public sealed class EmbeddingProject : IDisposable
{
    private const string Name = "Embedder";

    private static readonly string Configuration = typeof(EmbeddingProject)
        .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!
        .Configuration;

    private readonly TemporaryFolder _folder = SharedFolder.Temporary();

    /// <summary>Writes the project with its files.</summary>
    /// <param name="files">The code.</param>
    public EmbeddingProject(IEnumerable<CodeBlock> files)
    {
        foreach (CodeBlock file in files)
        {
            File.WriteAllText(_folder.File(file.File), file.Text);
        }

        File.WriteAllText(_folder.File("nuget.config"), NugetConfig);
        File.WriteAllText(_folder.File(Name + ".csproj"), Project());
    }

    /// <summary>Packs the packages, builds the project against them, runs it.</summary>
    /// <returns>What the program wrote.</returns>
    public async Task<string> RunAsync()
    {
        Directory.CreateDirectory(_folder.File("feed"));
        Directory.CreateDirectory(_folder.File("pack"));
        File.WriteAllText(System.IO.Path.Combine(_folder.File("pack"), "pack.proj"), PackProject());
        await Command.DotnetAsync(_folder.File("pack"), "msbuild", "pack.proj", "-v:q", "-nologo", "-m");
        await Command.DotnetAsync(
            _folder.Path,
            "build",
            Name + ".csproj",
            "-c",
            "Release",
            "-o",
            "out",
            "-v:q",
            "-nologo",
            "-p:UseSharedCompilation=false"
        );

        return await Command.DotnetAsync(_folder.Path, System.IO.Path.Combine("out", Name + ".dll"));
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    private const string NugetConfig = """
        <configuration>
          <packageSources>
            <add key="local" value="feed" />
          </packageSources>
          <packageSourceMapping>
            <packageSource key="local">
              <package pattern="OptiFire*" />
            </packageSource>
            <packageSource key="nuget.org">
              <package pattern="*" />
            </packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    private static string Project() =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreFallbackFolders>{MachinePackages}</RestoreFallbackFolders>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="*.cs" />
                <PackageReference Include="OptiFire" Version="{VersionOf("Version", "Directory.Build.props")}" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="{CentralVersion(
                "Microsoft.Extensions.DependencyInjection"
            )}" />
                <PackageReference Include="Microsoft.Extensions.Options" Version="{CentralVersion(
                "Microsoft.Extensions.Options"
            )}" />
              </ItemGroup>
            </Project>
            """;

    private static string PackProject()
    {
        string packages = string.Join(';', Repository.Packages.Select(row => Repository.ProjectFile(row.Data)));
        return $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{packages}" Targets="Pack" BuildInParallel="true"
                         Properties="Configuration={Configuration};NoBuild=true;PackageOutputPath=$(MSBuildThisFileDirectory)../feed" />
              </Target>
            </Project>
            """;
    }

    private static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ".nuget",
            "packages"
        );

    private static string CentralVersion(string package) =>
        XDocument
            .Load(Repository.File("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(item => (string?)item.Attribute("Include") == package)
            .Attribute("Version")!
            .Value;

    private static string VersionOf(string element, string file) =>
        XDocument.Load(Repository.File(file)).Descendants(element).First().Value;
}

using OptiFire.ConsoleHost.Screens;
using OptiFire.Plugins.Infrastructure;

namespace OptiFire.ConsoleHost.Containers;

/// <summary>The files of a host's container: what they should hold, and where they lie.</summary>
internal sealed class ContainerPlan
{
    private static readonly string[] Tops = ["*.sln", "*.slnx", ".git", "Directory.Packages.props"];

    private ContainerPlan(IReadOnlyDictionary<string, string> files) => Files = files;

    /// <summary>Content by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Those that are missing or hold something else.</summary>
    public IEnumerable<string> Differing =>
        Files.Where(f => !File.Exists(f.Key) || Lines(File.ReadAllText(f.Key)) != Lines(f.Value)).Select(f => f.Key);

    /// <summary>Plans the files.</summary>
    /// <param name="project">The host's project file; null for the one in the current folder.</param>
    /// <param name="root">The folder that is sent to the build; null for the one of the solution.</param>
    /// <param name="output">Where Dockerfile and compose.yaml lie; null for the project's folder.</param>
    public static ContainerPlan Of(string? project, string? root, string? output)
    {
        string host = Path.GetFullPath(project ?? OnlyProject());
        if (!File.Exists(host))
        {
            throw new UsageException($"There is no project '{host}'.", "Name the host's .csproj with --project.");
        }

        string top = Path.GetFullPath(root ?? TopOf(host));
        string folder = Path.GetFullPath(output ?? Path.GetDirectoryName(host)!);
        try
        {
            ContainerImage image = ProjectFiles.ImageOf(top, host);
            return new ContainerPlan(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Path.Combine(folder, "Dockerfile")] = ContainerFiles.Dockerfile(image),
                    [Path.Combine(folder, "compose.yaml")] = ContainerFiles.Compose(
                        image,
                        ProjectFiles.Below(top, folder)
                    ),
                    [Path.Combine(top, ".dockerignore")] = ContainerFiles.DockerIgnore(),
                }
            );
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error.Message, "Rename what cannot stand in a Dockerfile.");
        }
    }

    private static string OnlyProject() =>
        Directory.GetFiles(Directory.GetCurrentDirectory(), "*.csproj") is [var one]
            ? one
            : throw new UsageException(
                "There is not one project in this folder.",
                "Name the host's .csproj with --project."
            );

    private static string TopOf(string project)
    {
        string own = Path.GetDirectoryName(project)!;
        for (string? at = own; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Tops.Any(pattern => Directory.EnumerateFileSystemEntries(at, pattern).Any()))
            {
                return at;
            }
        }

        return own;
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd();
}

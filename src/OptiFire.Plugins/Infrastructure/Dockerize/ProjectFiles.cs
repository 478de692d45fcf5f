using System.Xml;
using System.Xml.Linq;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Finds what a host's container is made of in its project files.</summary>
public static class ProjectFiles
{
    private static readonly string[] AtRoot = ["global.json", "nuget.config", "NuGet.config"];
    private static readonly string[] OnTheWay =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
    ];

    /// <summary>Reads a project and those it refers to.</summary>
    /// <param name="root">The folder that is sent to the build.</param>
    /// <param name="project">The host's project file, below it.</param>
    /// <returns>The image with everything else at its defaults.</returns>
    /// <exception cref="IOException">A file cannot be read, is no project, or lies outside <paramref name="root"/>.</exception>
    public static ContainerImage ImageOf(string root, string project)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        ArgumentException.ThrowIfNullOrEmpty(project);
        string top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        string host = Path.GetFullPath(project);
        var found = new Dictionary<string, XDocument>(StringComparer.Ordinal);
        Collect(host, found);
        return new ContainerImage
        {
            Project = Below(top, host),
            Program = NameOf(found[host], host),
            Projects = [.. found.Keys.Select(file => Below(top, file)).Order(StringComparer.Ordinal)],
            RestoreFiles = [.. RestoreFiles(top, found.Keys).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>A file's place below the folder that is sent to the build, with forward slashes; empty for that folder.</summary>
    /// <param name="root">The folder that is sent to the build.</param>
    /// <param name="file">A file or folder below it.</param>
    /// <exception cref="IOException">It lies elsewhere.</exception>
    public static string Below(string root, string file)
    {
        string relative = Path.GetRelativePath(root, file).Replace('\\', '/');
        return relative == "." ? ""
            : relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
                ? throw new IOException($"'{file}' is not below '{root}', and only what is there is sent to the build.")
            : relative;
    }

    private static void Collect(string file, Dictionary<string, XDocument> found)
    {
        if (found.ContainsKey(file))
        {
            return;
        }

        XDocument project = Load(file);
        found.Add(file, project);
        foreach (XElement reference in project.Descendants().Where(e => e.Name.LocalName == "ProjectReference"))
        {
            string include = ((string?)reference.Attribute("Include") ?? "").Replace('\\', '/');
            if (include.AsSpan().ContainsAny("*?$;"))
            {
                throw new IOException(
                    $"'{file}' refers to '{include}': name each project, without signs and variables."
                );
            }

            if (include.Length > 0)
            {
                Collect(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, include)), found);
            }
        }
    }

    private static XDocument Load(string file)
    {
        try
        {
            return XDocument.Load(file);
        }
        catch (XmlException error)
        {
            throw new IOException($"'{file}' is no project file: {error.Message}", error);
        }
    }

    private static string NameOf(XDocument project, string file) =>
        project.Descendants().FirstOrDefault(e => e.Name.LocalName == "AssemblyName")?.Value.Trim()
            is { Length: > 0 } name
            ? name
            : Path.GetFileNameWithoutExtension(file);

    private static IEnumerable<string> RestoreFiles(string root, IEnumerable<string> projects)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal) { root };
        foreach (string project in projects)
        {
            for (string? at = Path.GetDirectoryName(project); at is not null && folders.Add(at); )
            {
                at = Path.GetDirectoryName(at);
            }
        }

        return folders
            .SelectMany(folder => OnTheWay.Select(name => Path.Combine(folder, name)))
            .Concat(AtRoot.Select(name => Path.Combine(root, name)))
            .Where(file => File.Exists(file) && file.StartsWith(root, StringComparison.Ordinal))
            .Select(file => Below(root, file));
    }
}

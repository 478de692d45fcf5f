using System.Reflection;
using OptiFire.TestSupport;

namespace OptiFire.Architecture.Tests;

/// <summary>What stands under <c>src</c>: its packages, their project files, their assemblies, their sources.</summary>
public static class Repository
{
    private static readonly string Source = Path.Combine(SharedFolder.RepositoryRoot, "src");

    /// <summary>The packages by name, as <c>src</c> has them: a new one is under the rules from its first day.</summary>
    public static TheoryData<string> Packages { get; } =
    [
        .. Directory
            .EnumerateFiles(Source, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A file by its path from the repository's root.</summary>
    public static string File(params ReadOnlySpan<string> parts) =>
        Path.Combine([SharedFolder.RepositoryRoot, .. parts]);

    /// <summary>The project file of a package, which stands in the folder of the same name.</summary>
    public static string ProjectFile(string package) => Path.Combine(Source, package, package + ".csproj");

    /// <summary>The built assembly of a package.</summary>
    public static Assembly Assembly(string package) => System.Reflection.Assembly.Load(package);

    /// <summary>The C# files under <c>src</c>, each with its path from there, written with '/'.</summary>
    public static IEnumerable<(string Path, string Text)> SourceFiles() =>
        from file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Source, file).Replace('\\', '/')
        where !path.Split('/').Any(folder => folder is "bin" or "obj" or "node_modules")
        orderby path
        select (path, System.IO.File.ReadAllText(file));

    /// <summary>Fails with all violations at once, one a line.</summary>
    public static void AssertNone(IEnumerable<string> violations)
    {
        string[] all = [.. violations];
        Assert.True(all.Length == 0, string.Join(Environment.NewLine, all));
    }
}

using System.Xml.Linq;

namespace OptiFire.Architecture.Tests;

/// <summary>One row of the table of directions: what a package may reference, of ours and of others.</summary>
/// <param name="Package">The package the row is about.</param>
/// <param name="Ours">Packages of this repository.</param>
/// <param name="Others">Packages and frameworks of others; a trailing <c>*</c> stands for any ending.</param>
public sealed record PackageRule(string Package, string[] Ours, string[] Others)
{
    private const string Sdk = "OptiFire.Sdk";
    private const string Numerics = "OptiFire.Numerics";
    private const string Engine = "OptiFire.Engine";
    private const string AspNetCore = "Microsoft.AspNetCore.App";

    /// <summary>Every package, whether it exists yet or not. A change here changes the architecture: say why in docs/decisions.</summary>
    public static IReadOnlyList<PackageRule> Table { get; } =
    [
        new(Numerics, [], ["MathNet.Numerics", "System.Numerics.Tensors"]),
        new(
            Sdk,
            [],
            [
                "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Logging.Abstractions",
                "Microsoft.Extensions.Options",
            ]
        ),
        new(Engine, [Sdk, Numerics], ["Cronos", "Microsoft.Extensions.Hosting.Abstractions", "System.IO.Hashing"]),
        new(
            "OptiFire.Plugins",
            [Sdk, Numerics],
            ["Microsoft.Extensions.Caching.Abstractions", "Microsoft.Extensions.Options.DataAnnotations"]
        ),
        new("OptiFire.Sqlite", [Sdk], ["Microsoft.Data.Sqlite"]),
        new("OptiFire.Yaml", [Sdk], ["YamlDotNet"]),
        new(
            "OptiFire",
            [Sdk, Numerics, Engine, "OptiFire.Plugins", "OptiFire.Sqlite", "OptiFire.Yaml"],
            ["Microsoft.Extensions.Caching.Hybrid"]
        ),
        new("OptiFire.Testing", [Sdk, Engine], []),
        new("OptiFire.AspNetCore", [Sdk, Engine], [AspNetCore, "Microsoft.AspNetCore.*", "OpenTelemetry.*", "Otp.NET"]),
        new("OptiFire.Alpaca", [Sdk], ["Microsoft.Extensions.Http.Resilience"]),
        new("OptiFire.Alpaca.Simulator", [Sdk], [AspNetCore]),
        new("OptiFire.DuckDb", [Sdk, Numerics], ["DuckDB.NET.*"]),
        new("OptiFire.LightGbm", [Sdk, Numerics], ["LightGBM"]),
        new("OptiFire.Onnx", [Sdk, Numerics], ["Microsoft.ML.OnnxRuntime", "Microsoft.ML.Tokenizers*"]),
        new("OptiFire.Discord", [Sdk, Numerics], []),
        new("OptiFire.Charts", [Sdk, Numerics], ["ScottPlot", "SkiaSharp.*"]),
        new("OptiFire.Orleans", [Sdk, Engine], ["Microsoft.Orleans.*"]),
    ];

    /// <summary>The row of a package.</summary>
    public static PackageRule For(string package) =>
        Table.SingleOrDefault(rule => rule.Package == package)
        ?? throw new InvalidOperationException(
            $"{package} has no row in PackageRule.Table: decide what it may reference."
        );

    /// <summary>The references in a project file that the row does not allow.</summary>
    public IEnumerable<string> Violations(XDocument project) =>
        from item in project.Descendants()
        where item.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference"
        // Analyzers and generators work at build time and reach no user of the package.
        where !string.Equals((string?)item.Attribute("PrivateAssets"), "all", StringComparison.OrdinalIgnoreCase)
        let include = (string?)item.Attribute("Include") ?? ""
        let name = item.Name.LocalName == "ProjectReference" ? NameOf(include) : include
        where !Allows(name)
        select $"{Package} must not reference {name}";

    /// <summary>The assemblies of ours, among those a built assembly references, that the row does not allow.</summary>
    public IEnumerable<string> Violations(IEnumerable<string> assemblies) =>
        from name in assemblies
        where IsOurs(name) && !Ours.Contains(name)
        select $"{Package}.dll must not reference {name}";

    private static bool IsOurs(string name) =>
        name == "OptiFire" || name.StartsWith("OptiFire.", StringComparison.Ordinal);

    private static string NameOf(string projectPath) =>
        Path.GetFileNameWithoutExtension(projectPath.Replace('\\', '/'));

    private bool Allows(string name) =>
        IsOurs(name)
            ? Ours.Contains(name)
            : Others.Any(other =>
                other.EndsWith('*') ? name.StartsWith(other[..^1], StringComparison.Ordinal) : name == other
            );
}

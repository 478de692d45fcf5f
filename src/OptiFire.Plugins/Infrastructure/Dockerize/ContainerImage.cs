using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OptiFire.Sdk.Settings;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What a container for a host of the engine is made of.</summary>
/// <remarks>All paths are relative to the folder that is sent to the build, with forward slashes.</remarks>
public sealed record ContainerImage
{
    /// <summary>Name of the image, the service and the project: lower-case letters, digits, <c>-</c>; <c>optifire</c> by default.</summary>
    [Required]
    [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*")]
    [Description("Name of the image, the service and the compose project.")]
    public string Name { get; init; } = "optifire";

    /// <summary>The host's project file.</summary>
    [Required]
    [RegularExpression(Path)]
    [Description("The host's project file.")]
    public required string Project { get; init; }

    /// <summary>The name of the program the project makes.</summary>
    [Required]
    [RegularExpression("[A-Za-z0-9._-]+")]
    [Description("The name of the program the project makes.")]
    public required string Program { get; init; }

    /// <summary>Every project file that the host needs, its own too: they decide about packages.</summary>
    [Required]
    [Description("Every project file that the host needs.")]
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>Other files that decide about packages, such as <c>Directory.Packages.props</c>; none by default.</summary>
    [Description("Other files that decide about packages.")]
    public IReadOnlyList<string> RestoreFiles { get; init; } = [];

    /// <summary>Tag of the image that builds; the version's patches come with each build.</summary>
    [Required]
    [RegularExpression(Tag)]
    [Description("Tag of the image that builds.")]
    public string SdkTag { get; init; } = "10.0-noble";

    /// <summary>Tag of the image that runs: without a shell, with time zone data.</summary>
    [Required]
    [RegularExpression(Tag)]
    [Description("Tag of the image that runs: it needs time zone data.")]
    public string RuntimeTag { get; init; } = "10.0-noble-chiseled-extra";

    /// <summary>The user it runs as, 1 to 65533; 1654, the user <c>app</c> of the .NET images, by default.</summary>
    [Range(1, 65_533)]
    [Description("The user it runs as; 1654 is app of the .NET images.")]
    public int UserId { get; init; } = 1654;

    /// <summary>What the program is called with.</summary>
    [Description("What the program is called with.")]
    public IReadOnlyList<string> Arguments { get; init; } =
    ["run", "--pace", "3600", "--state", "/state", "--on-stop", "keep"];

    /// <summary>What the program is called with to say whether it is well: exit code 0.</summary>
    [Required]
    [Description("What the program is called with to say whether it is well.")]
    public IReadOnlyList<string> HealthArguments { get; init; } = ["health", "--state", "/state"];

    /// <summary>Memory limit in units of 2²⁰ bytes, 128 to 65536; the default of <c>system.max_ram_mb</c> by default.</summary>
    [Range(128, 65_536)]
    [Description("Memory limit in megabytes; not below system.max_ram_mb.")]
    public int MemoryMegabytes { get; init; } = new SystemSettings().MaxRamMb;

    /// <summary>Processor limit in cores, 0.1 to 64; 1 by default, which every machine has.</summary>
    [Range(0.1, 64.0)]
    [Description("Processor limit in cores; not more than the machine has.")]
    public double Cores { get; init; } = 1;

    /// <summary>Processes and threads there may be, 32 to 32768; 256 by default.</summary>
    [Range(32, 32_768)]
    [Description("Processes and threads there may be.")]
    public int Processes { get; init; } = 256;

    /// <summary>Seconds from the request to stop to the kill, 10 to 3600; 15 by default. The engine needs up to 10.</summary>
    [Range(10, 3_600)]
    [Description("Seconds from the request to stop to the kill.")]
    public int StopSeconds { get; init; } = 15;

    /// <summary>Size of <c>/tmp</c> in memory, in units of 2²⁰ bytes, 1 to 65536; 64 by default.</summary>
    [Range(1, 65_536)]
    [Description("Size of /tmp in memory, in megabytes.")]
    public int TemporaryMegabytes { get; init; } = 64;

    /// <summary>Whether it may use the network; false by default: the simulated market needs none.</summary>
    [Description("Whether it may use the network.")]
    public bool HasNetwork { get; init; }

    // Nothing that ends a word or an instruction in a Dockerfile, and no way out of the folder.
    private const string Path = @"(?!.*\.\.)[A-Za-z0-9_.\-]+(/[A-Za-z0-9_.\-]+)*";

    // latest, and no tag at all, are whatever was pushed last.
    private const string Tag = @"[0-9]+\.[0-9]+[A-Za-z0-9_.\-]*";

    /// <summary>Whether a path can stand in the files.</summary>
    internal static bool IsPath(string path) => System.Text.RegularExpressions.Regex.IsMatch(path, $@"^{Path}\z");
}

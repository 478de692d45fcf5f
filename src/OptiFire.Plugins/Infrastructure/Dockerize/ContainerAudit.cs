using System.Text.RegularExpressions;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Checks how safely the own process runs in its container.</summary>
/// <param name="options">What to look at.</param>
public sealed partial class ContainerAudit(DockerizeOptions options)
{
    private const int Terminate = 15;
    private const long BytesPerMegabyte = 1 << 20;

    private static readonly string[] Shells = ["sh", "bash", "dash", "ash", "busybox", "zsh"];

    private readonly ProcessTree _tree = new(options.RootFolder);
    private readonly ControlGroups _groups = new(options.RootFolder);

    /// <summary>Whether there is a container to check.</summary>
    public bool IsInContainer() => _tree.IsInContainer();

    /// <summary>Makes every check.</summary>
    /// <param name="maxRamMegabytes">What the engine may plan for, in units of 2²⁰ bytes: <c>system.max_ram_mb</c>.</param>
    public IReadOnlyList<ContainerCheck> Check(int maxRamMegabytes) =>
        [
            User(),
            Root(),
            State(),
            Volume(),
            Memory(maxRamMegabytes),
            Processors(),
            Secrets(),
            Privileges(),
            Capabilities(),
            Signals(),
            Zones(),
        ];

    private ContainerCheck User() =>
        // real, effective, saved and file system id
        _tree.ReadStatus("Uid")?.Split('\t', ' ')
            is not { Length: > 1 } ids
            ? Unknown("user")
        : ids[1] == "0"
            ? Failed("user", "runs as root: set USER in the image, or user in compose", FindingSeverity.Critical)
        : Passed("user", $"runs as user {ids[1]}");

    private ContainerCheck Root() =>
        _tree.FindMount("/") is not { } mount ? Unknown("root_file_system")
        : mount.IsReadOnly ? Passed("root_file_system", "read-only")
        : Failed("root_file_system", "can be written to: set read_only");

    private ContainerCheck State() =>
        _tree.TryWrite(options.StateFolder) is { } why
            ? Failed(
                "state_folder",
                $"{options.StateFolder}: {why}: mount a volume there that the user owns",
                FindingSeverity.Critical
            )
            : Passed("state_folder", $"{options.StateFolder} can be written to");

    private ContainerCheck Volume() =>
        _tree.FindMount(options.StateFolder) is not { } mount ? Unknown("state_volume")
        : mount.Point == "/"
            ? Failed("state_volume", $"{options.StateFolder} goes with the container: mount a volume there")
        : Passed("state_volume", $"{mount.Point} is a mount of its own");

    private ContainerCheck Memory(int maxRamMegabytes)
    {
        long? limit = _groups.Read(Environment.ProcessorCount).GroupMemoryBytes;
        return limit is null ? Failed("memory_limit", "there is none: set mem_limit")
            : limit < maxRamMegabytes * BytesPerMegabyte
                ? Failed(
                    "memory_limit",
                    $"{limit / BytesPerMegabyte} MB, and system.max_ram_mb is {maxRamMegabytes}: the system ends the process before the engine sheds"
                )
            : Passed("memory_limit", $"{limit / BytesPerMegabyte} MB; system.max_ram_mb is {maxRamMegabytes}");
    }

    private ContainerCheck Processors() =>
        _groups.ReadQuota() is { } cores
            ? Passed("cpu_limit", FormattableString.Invariant($"{cores:0.##} cores"))
            : Failed("cpu_limit", "there is none: set cpus");

    /// <summary>Names only: a value is shown nowhere.</summary>
    private ContainerCheck Secrets()
    {
        IReadOnlyDictionary<string, string> environment = _tree.ReadEnvironment();
        string[] named =
        [
            .. environment
                .Where(v => SecretName().IsMatch(v.Key) && v.Value.Length > 0 && !v.Value.StartsWith('/'))
                .Select(v => v.Key)
                .Order(StringComparer.Ordinal),
        ];
        return environment.Count == 0 ? Unknown("secrets")
            : named.Length > 0
                ? Failed(
                    "secrets",
                    $"in the environment: {string.Join(", ", named)}; images and inspection show it: give a file under /run/secrets",
                    FindingSeverity.Critical
                )
            : Passed("secrets", "none in the environment");
    }

    private ContainerCheck Privileges() =>
        _tree.ReadStatus("NoNewPrivs") switch
        {
            "1" => Passed("no_new_privileges", "set"),
            null => Unknown("no_new_privileges"),
            _ => Failed("no_new_privileges", "not set: set security_opt no-new-privileges"),
        };

    private ContainerCheck Capabilities() =>
        (_tree.ReadMask("CapEff"), _tree.ReadMask("CapBnd")) switch
        {
            (null, _) or (_, null) => Unknown("capabilities"),
            (0, 0) => Passed("capabilities", "none"),
            _ => Failed("capabilities", "some are held or can be had: set cap_drop ALL"),
        };

    /// <summary>The kernel hands the first process only signals that it catches; a shell in its place passes none on.</summary>
    private ContainerCheck Signals()
    {
        string first = _tree.ReadFirstProcess();
        return _tree.ReadMask("SigCgt") is not { } caught ? Unknown("stop_signal")
            : (caught >> (Terminate - 1) & 1) == 0
                ? Failed("stop_signal", "SIGTERM is not caught: a stop is a kill", FindingSeverity.Critical)
            : _tree.ReadStatus("Pid") == "1" ? Passed("stop_signal", "SIGTERM is caught by the first process")
            : Shells.Contains(first)
                ? Failed("stop_signal", $"the first process is {first}, which passes no signal on: use the exec form")
            : new ContainerCheck(
                "stop_signal",
                CheckOutcome.NotApplicable,
                $"the first process is {(first.Length > 0 ? first : "not seen")}: whether it passes SIGTERM on cannot be told"
            );
    }

    private ContainerCheck Zones()
    {
        string folder = _tree.ReadEnvironment().GetValueOrDefault("TZDIR") ?? "/usr/share/zoneinfo";
        return _tree.Has($"{folder}/{options.TimeZone}")
            ? Passed("time_zones", $"{options.TimeZone} is known")
            : Failed(
                "time_zones",
                $"{options.TimeZone} is not in {folder}: take an image with tzdata",
                FindingSeverity.Critical
            );
    }

    private static ContainerCheck Passed(string name, string detail) => new(name, CheckOutcome.Passed, detail);

    private static ContainerCheck Failed(
        string name,
        string detail,
        FindingSeverity severity = FindingSeverity.Warning
    ) => new(name, CheckOutcome.Failed, detail, severity);

    private static ContainerCheck Unknown(string name) =>
        new(name, CheckOutcome.NotApplicable, "the system does not show it");

    [GeneratedRegex(
        "PASSW(OR)?D|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIAL|CONNECTION_?STRING",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SecretName();
}

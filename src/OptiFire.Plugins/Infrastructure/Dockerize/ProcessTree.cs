using System.Globalization;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What Linux shows of the own process in <c>/proc</c>, and of the files around it.</summary>
/// <param name="root">The folder below which <c>proc</c>, <c>sys</c> and the rest lie; <c>/</c> on a machine.</param>
public sealed class ProcessTree(string root)
{
    private static readonly string[] Engines = ["docker", "containerd", "kubepods", "libpod", "crio", "lxc"];

    /// <summary>The environment the process was started with; empty where it cannot be read.</summary>
    public IReadOnlyDictionary<string, string> ReadEnvironment() =>
        Text("proc/self/environ")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', 2))
            .Where(entry => entry.Length == 2)
            .GroupBy(entry => entry[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First()[1], StringComparer.Ordinal);

    /// <summary>Whether this process runs in a container, by the marks that engines and images leave.</summary>
    public bool IsInContainer()
    {
        IReadOnlyDictionary<string, string> environment = ReadEnvironment();
        return Has(".dockerenv")
            || Has("run/.containerenv")
            || environment.ContainsKey("KUBERNETES_SERVICE_HOST")
            || environment.GetValueOrDefault("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1"
            || Array.Exists(Engines, e => Text("proc/self/cgroup").Contains(e, StringComparison.Ordinal));
    }

    /// <summary>A line of the process's status, such as <c>Uid</c>; null where there is none.</summary>
    public string? ReadStatus(string field) =>
        Lines("proc/self/status")
            .Where(line => line.StartsWith(field + ":", StringComparison.Ordinal))
            .Select(line => line[(field.Length + 1)..].Trim())
            .FirstOrDefault();

    /// <summary>A set of bits in hexadecimal of the process's status; null where there is none.</summary>
    public ulong? ReadMask(string field) =>
        ulong.TryParse(ReadStatus(field), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong mask)
            ? mask
            : null;

    /// <summary>The mount that holds a path, the last one that was laid over it; null where mounts cannot be read.</summary>
    /// <param name="path">An absolute path, as the process sees it.</param>
    public (string Point, bool IsReadOnly)? FindMount(string path)
    {
        (string Point, bool IsReadOnly)? found = null;
        foreach (string line in Lines("proc/self/mountinfo"))
        {
            // id, parent, device, root, mount point, options, … ; a space in a path is written \040
            string[] fields = line.Split(' ');
            if (fields.Length > 5 && fields[4].Replace(@"\040", " ") is var point && Covers(point, path))
            {
                found =
                    found is null || point.Length >= found.Value.Point.Length
                        ? (point, fields[5].Split(',').Contains("ro"))
                        : found;
            }
        }

        return found;
    }

    /// <summary>The name of the first process that is seen from here; empty where it cannot be read.</summary>
    public string ReadFirstProcess() => Text("proc/1/comm").Trim();

    /// <summary>Whether there is a file or folder.</summary>
    /// <param name="path">Absolute, as the process sees it, with or without the slash before it.</param>
    public bool Has(string path) => Path.Exists(At(path));

    /// <summary>Writes a file of one byte into a folder and removes it.</summary>
    /// <returns>Why that cannot be done; null when it can.</returns>
    public string? TryWrite(string folder)
    {
        string file = Path.Combine(At(folder), ".write-check");
        try
        {
            using (
                new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)
            )
            {
                return null;
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Directory.Exists(At(folder)) ? "it cannot be written to" : "there is no such folder";
        }
    }

    private static bool Covers(string point, string path) =>
        point == "/" || path == point || path.StartsWith(point + "/", StringComparison.Ordinal);

    private string At(string path) => Path.Combine(root, path.TrimStart('/'));

    private string[] Lines(string file) => Text(file).Split('\n');

    private string Text(string file)
    {
        try
        {
            return File.ReadAllText(At(file));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return ""; // another system than Linux, or hidden: then nothing is known
        }
    }
}

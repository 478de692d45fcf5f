using System.Globalization;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Reads what Linux control groups leave a process: processors and memory, of version 2, version 1, or both side by side.</summary>
/// <remarks>
/// A limit of any group above counts as well, so all groups from the process's own up to the mount's root are read and
/// the tightest is taken. In a container the process's own path may be that of the host: then only the root is there.
/// </remarks>
/// <param name="root">The folder below which <c>proc</c> and <c>sys/fs/cgroup</c> are mounted; <c>/</c> on a machine.</param>
public sealed class ControlGroups(string root)
{
    // What version 1 shows for "no limit" is the largest multiple of a page; nothing real comes near.
    private const long Unlimited = 1L << 60;
    private const double BytesPerKilobyte = 1024;

    /// <summary>Reads the limits as they are now; they may change while a process runs.</summary>
    /// <param name="processors">The machine's processors, at least 1.</param>
    /// <returns>What is limited, or the machine's figures where nothing is.</returns>
    public MachineLimits Read(int processors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(processors, 1);
        double cores = processors;
        foreach (string group in Groups("cpu"))
        {
            cores = Math.Min(cores, Quota(group) ?? cores);
        }

        foreach (string group in Groups("cpuset"))
        {
            cores = Math.Min(
                cores,
                Count(Text(group, "cpuset.cpus.effective"))
                    ?? Count(Text(group, "cpuset.effective_cpus"))
                    ?? Count(Text(group, "cpuset.cpus"))
                    ?? cores
            );
        }

        long? limit = null;
        long? used = null;
        foreach (string group in Groups("memory"))
        {
            long? own = Number(group, "memory.max") ?? Number(group, "memory.limit_in_bytes");
            if (own < Unlimited && (limit is null || own <= limit))
            {
                limit = own;
                used = Number(group, "memory.current") ?? Number(group, "memory.usage_in_bytes");
            }
        }

        return new MachineLimits(cores, MachineMemory(), limit, used);
    }

    /// <summary>The tightest share of processor time that a group is given, in cores; null when none is set.</summary>
    public double? ReadQuota() => Groups("cpu").Select(Quota).Min();

    /// <summary>The folders of the process's groups for a controller, own group first, of either version.</summary>
    private IEnumerable<string> Groups(string controller)
    {
        string mount = Path.Combine(root, "sys/fs/cgroup");
        foreach (string line in Lines("proc/self/cgroup"))
        {
            string[] parts = line.Split(':', 3);
            if (parts.Length != 3)
            {
                continue;
            }

            if (parts[1].Length == 0)
            {
                foreach (string group in Upwards(mount, parts[2]))
                {
                    yield return group;
                }
            }
            else if (parts[1].Split(',').Contains(controller))
            {
                string joined = Path.Combine(mount, parts[1]);
                string tree = Directory.Exists(joined) ? joined : Path.Combine(mount, controller);
                foreach (string group in Upwards(tree, parts[2]))
                {
                    yield return group;
                }
            }
        }
    }

    private static IEnumerable<string> Upwards(string tree, string path)
    {
        // A path that leads out of the mount is the host's: of its groups only the mount's root is seen from here.
        string own = path.Contains("..", StringComparison.Ordinal) ? "" : path.Trim('/');
        for (string at = own; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            yield return Path.Combine(tree, at);
        }

        yield return tree;
    }

    private static double? Quota(string group)
    {
        if (Text(group, "cpu.max")?.Split(' ') is [var share, var per])
        {
            return Ratio(share, per);
        }

        return Text(group, "cpu.cfs_quota_us") is { } quota && Text(group, "cpu.cfs_period_us") is { } period
            ? Ratio(quota, period)
            : null;
    }

    private static double? Ratio(string quota, string period) =>
        Parse(quota) is { } share and > 0 && Parse(period) is { } per and > 0 ? (double)share / per : null;

    /// <summary>How many processors a list such as <c>0-2,5</c> names; null when it names none.</summary>
    private static int? Count(string? list)
    {
        int count = 0;
        foreach (string part in (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] ends = part.Split('-');
            if (Parse(ends[0]) is not { } first || Parse(ends[^1]) is not { } last || last < first)
            {
                return null;
            }

            count += (int)(last - first + 1);
        }

        return count == 0 ? null : count;
    }

    private long? MachineMemory()
    {
        const string Total = "MemTotal:";
        string? line = Lines("proc/meminfo").FirstOrDefault(l => l.StartsWith(Total, StringComparison.Ordinal));
        return line is null ? null : (long?)(Parse(line[Total.Length..].Replace("kB", "")) * BytesPerKilobyte);
    }

    private static long? Number(string group, string file) => Text(group, file) is { } text ? Parse(text) : null;

    private static long? Parse(string text) =>
        long.TryParse(text.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string? Text(string group, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(group, file)).Trim();
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return null; // the machine has no such group, or hides it: then it limits nothing that is known
        }
    }

    private string[] Lines(string file) => Text(root, file)?.Split('\n') ?? [];
}

using OptiFire.Plugins.Infrastructure;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Infrastructure;

/// <summary>The files of a process in a container as compose.yaml makes it, in the form Linux shows them; each can be changed.</summary>
public sealed class ContainerBox : IDisposable
{
    private readonly TemporaryFolder _root = SharedFolder.Temporary();

    public ContainerBox()
    {
        Write(".dockerenv", "");
        Write("proc/self/environ", "PATH=/usr/bin\0APP_UID=1654\0DOTNET_RUNNING_IN_CONTAINER=true\0");
        Write("proc/self/cgroup", "0::/");
        Write("sys/fs/cgroup/cpu.max", "100000 100000");
        Write("sys/fs/cgroup/memory.max", "943718400");
        Write("sys/fs/cgroup/memory.current", "104857600");
        Status();
        Mounts();
        Write("proc/1/comm", "optifire-cli\n");
        Write("usr/share/zoneinfo/America/New_York", "TZif");
        Write("state/settings.db", "");
    }

    public DockerizeOptions Options => new() { RootFolder = _root.Path, PeriodSeconds = 10 };

    public void Status(
        string uid = "1654",
        string pid = "1",
        string privileges = "1",
        string capabilities = "0000000000000000",
        string caught = "0000000000004000"
    ) =>
        Write(
            "proc/self/status",
            $"Name:\toptifire-cli\nPid:\t{pid}\nUid:\t{uid}\t{uid}\t{uid}\t{uid}\nSigCgt:\t{caught}\n"
                + $"CapEff:\t{capabilities}\nCapBnd:\t{capabilities}\nNoNewPrivs:\t{privileges}\n"
        );

    public void Mounts(string root = "ro,relatime", bool hasVolume = true) =>
        Write(
            "proc/self/mountinfo",
            $"700 600 0:60 / / {root} - overlay overlay rw\n701 700 0:61 / /tmp rw,noexec - tmpfs tmpfs rw\n"
                + (hasVolume ? "702 700 8:1 /volumes/state /state rw,relatime - ext4 /dev/sda1 rw\n" : "")
        );

    public void Write(string file, string content)
    {
        string path = Path.Combine(_root.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Remove(string path)
    {
        string at = Path.Combine(_root.Path, path);
        if (Directory.Exists(at))
        {
            Directory.Delete(at, recursive: true);
        }
        else
        {
            File.Delete(at);
        }
    }

    public void Dispose() => _root.Dispose();
}

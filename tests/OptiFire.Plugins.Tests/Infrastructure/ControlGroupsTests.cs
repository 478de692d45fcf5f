using OptiFire.Plugins.Infrastructure;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Infrastructure;

/// <summary>Trees as kernels show them, by hand.</summary>
public sealed class ControlGroupsTests : IDisposable
{
    private readonly TemporaryFolder _root = SharedFolder.Temporary();

    [Fact]
    public void Version_2_takes_the_tightest_limit_on_the_way_up()
    {
        Write("proc/self/cgroup", "0::/kubepods/pod1/box");
        Write("sys/fs/cgroup/kubepods/cpu.max", "max 100000");
        Write("sys/fs/cgroup/kubepods/pod1/cpu.max", "150000 100000");
        Write("sys/fs/cgroup/kubepods/pod1/box/cpu.max", "300000 100000");
        Write("sys/fs/cgroup/kubepods/pod1/memory.max", "536870912");
        Write("sys/fs/cgroup/kubepods/pod1/memory.current", "104857600");
        Write("sys/fs/cgroup/kubepods/pod1/box/memory.max", "max");
        Write("sys/fs/cgroup/kubepods/pod1/box/memory.current", "7");

        Assert.Equal(new MachineLimits(1.5, null, 536_870_912, 104_857_600), Read(8));
    }

    [Fact]
    public void Version_2_in_a_container_sees_its_own_group_as_the_root()
    {
        Write("proc/self/cgroup", "0::/../host/path/of/the/container");
        Write("sys/fs/cgroup/cpu.max", "50000 100000");
        Write("sys/fs/cgroup/memory.max", "1000000");

        Assert.Equal(new MachineLimits(0.5, null, 1_000_000, null), Read(4));
    }

    [Fact]
    public void Version_1_reads_quota_and_limit_in_the_tree_of_each_controller()
    {
        Write("proc/self/cgroup", "5:cpu,cpuacct:/docker/a\n4:memory:/docker/a\n3:cpuset:/docker/a");
        Write("sys/fs/cgroup/cpu,cpuacct/docker/a/cpu.cfs_quota_us", "250000");
        Write("sys/fs/cgroup/cpu,cpuacct/docker/a/cpu.cfs_period_us", "100000");
        Write("sys/fs/cgroup/memory/docker/a/memory.limit_in_bytes", "2147483648");
        Write("sys/fs/cgroup/memory/docker/a/memory.usage_in_bytes", "1048576");
        Write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
        Write("sys/fs/cgroup/cpuset/docker/a/cpuset.cpus", "0-5");

        Assert.Equal(new MachineLimits(2.5, null, 2_147_483_648, 1_048_576), Read(16));
    }

    [Fact]
    public void Version_1_without_limits_is_the_machine()
    {
        Write("proc/self/cgroup", "2:cpu:/\n1:memory:/");
        Write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
        Write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        Write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
        Write("proc/meminfo", "MemTotal:        2048 kB\nMemFree: 12 kB");

        Assert.Equal(new MachineLimits(2, 2048 * 1024, null, null), Read(2));
    }

    [Fact]
    public void Both_versions_side_by_side_are_both_read()
    {
        Write("proc/self/cgroup", "4:memory:/box\n1:cpu:/\n0::/");
        Write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
        Write("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "4096");

        Assert.Equal(new MachineLimits(2, null, 4096, null), Read(2));
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("0-1,4", 3)]
    [InlineData("2-3", 2)]
    [InlineData("", 8)]
    [InlineData("three", 8)]
    [InlineData("5-2", 8)]
    public void Processors_of_the_set_are_counted(string list, int expected)
    {
        Write("proc/self/cgroup", "0::/a");
        Write("sys/fs/cgroup/a/cpuset.cpus.effective", list);

        Assert.Equal(expected, Read(8).Cores);
    }

    [Theory]
    [InlineData("0 100000")]
    [InlineData("100000 0")]
    [InlineData("-5 100000")]
    [InlineData("1e5 100000")]
    [InlineData("99999999999999999999 100000")]
    [InlineData("")]
    public void Quota_that_makes_no_sense_limits_nothing(string text)
    {
        Write("proc/self/cgroup", "0::/");
        Write("sys/fs/cgroup/cpu.max", text);

        Assert.Equal(8, Read(8).Cores);
    }

    [Fact]
    public void Machine_without_groups_gives_its_own_figures() =>
        Assert.Equal(new MachineLimits(3, null, null, null), Read(3));

    public void Dispose() => _root.Dispose();

    private MachineLimits Read(int processors) => new ControlGroups(_root.Path).Read(processors);

    private void Write(string file, string text)
    {
        string path = Path.Combine(_root.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
    }
}

using OptiFire.Plugins.Infrastructure;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class ContainerAuditTests : IDisposable
{
    private readonly ContainerBox _box = new();

    [Fact]
    public void Container_as_compose_makes_it_passes_every_check() =>
        Assert.All(Check(), c => Assert.Equal((c.Name, CheckOutcome.Passed), (c.Name, c.Outcome)));

    [Fact]
    public void Root_user_fails()
    {
        _box.Status(uid: "0");

        OnlyFails("user");
    }

    [Fact]
    public void Writable_root_file_system_fails()
    {
        _box.Mounts(root: "rw,relatime");

        OnlyFails("root_file_system");
    }

    [Fact]
    public void State_without_a_volume_fails_though_it_can_be_written_to()
    {
        _box.Mounts(hasVolume: false);

        OnlyFails("state_volume");
    }

    [Fact]
    public void Missing_state_folder_fails()
    {
        _box.Remove("state");

        OnlyFails("state_folder");
    }

    [Theory]
    [InlineData("max", "none")]
    [InlineData("943718399", "system.max_ram_mb is 900")] // a byte less than 900 · 2²⁰
    public void Memory_limit_that_is_missing_or_below_the_settings_fails(string limit, string says)
    {
        _box.Write("sys/fs/cgroup/memory.max", limit);

        Assert.Contains(says, OnlyFails("memory_limit").Detail);
    }

    [Fact]
    public void Missing_processor_limit_fails()
    {
        _box.Write("sys/fs/cgroup/cpu.max", "max 100000");

        OnlyFails("cpu_limit");
    }

    [Theory]
    [InlineData("BROKER_API_KEY")]
    [InlineData("db_password")]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("ConnectionString")]
    public void Secret_in_the_environment_fails_and_its_value_is_not_shown(string name)
    {
        _box.Write("proc/self/environ", $"PATH=/bin\0{name}=hunter2\0");

        ContainerCheck failed = OnlyFails("secrets");
        Assert.Contains(name, failed.Detail);
        Assert.DoesNotContain("hunter2", failed.Detail);
    }

    [Fact]
    public void Path_of_a_secret_and_an_empty_one_are_none()
    {
        _box.Write("proc/self/environ", "BROKER_API_KEY_FILE=/run/secrets/key\0API_TOKEN=\0");

        Assert.Equal(CheckOutcome.Passed, Find("secrets").Outcome);
    }

    [Fact]
    public void Privileges_and_capabilities_fail()
    {
        _box.Status(privileges: "0", capabilities: "00000000a80425fb"); // what an engine gives by default

        Assert.Equal(["no_new_privileges", "capabilities"], Failed().Select(c => c.Name));
    }

    [Fact]
    public void Uncaught_stop_signal_fails()
    {
        _box.Status(caught: "0000000000000002"); // SIGINT alone

        OnlyFails("stop_signal");
    }

    [Fact]
    public void Shell_as_the_first_process_fails_and_another_cannot_be_judged()
    {
        _box.Status(pid: "7");
        _box.Write("proc/1/comm", "sh\n");
        OnlyFails("stop_signal");

        _box.Write("proc/1/comm", "tini\n");
        Assert.Equal(CheckOutcome.NotApplicable, Find("stop_signal").Outcome);
    }

    [Fact]
    public void Missing_time_zones_fail()
    {
        _box.Remove("usr/share/zoneinfo");

        OnlyFails("time_zones");
    }

    [Fact]
    public void What_the_system_hides_is_not_judged()
    {
        _box.Remove("proc");

        Assert.Equal(
            ["user", "root_file_system", "state_volume", "secrets", "no_new_privileges", "capabilities", "stop_signal"],
            Check().Where(c => c.Outcome == CheckOutcome.NotApplicable).Select(c => c.Name)
        );
    }

    [Theory]
    [InlineData("run/.containerenv", "", true)]
    [InlineData("proc/self/cgroup", "0::/kubepods/pod1", true)]
    [InlineData("proc/self/environ", "KUBERNETES_SERVICE_HOST=10.0.0.1\0", true)]
    [InlineData("proc/self/environ", "DOTNET_RUNNING_IN_CONTAINER=false\0", false)]
    [InlineData("proc/self/cgroup", "0::/user.slice", false)]
    public void Container_is_known_by_its_marks(string file, string content, bool isContainer)
    {
        _box.Remove(".dockerenv");
        _box.Write("proc/self/environ", "PATH=/bin\0");
        _box.Write(file, content);

        Assert.Equal(isContainer, new ContainerAudit(_box.Options).IsInContainer());
    }

    public void Dispose() => _box.Dispose();

    private IReadOnlyList<ContainerCheck> Check() => new ContainerAudit(_box.Options).Check(900);

    private ContainerCheck Find(string name) => Assert.Single(Check(), c => c.Name == name);

    private ContainerCheck[] Failed() => [.. Check().Where(c => c.Outcome == CheckOutcome.Failed)];

    private ContainerCheck OnlyFails(string name)
    {
        ContainerCheck failed = Assert.Single(Failed());
        Assert.Equal(name, failed.Name);
        return failed;
    }
}

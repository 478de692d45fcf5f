using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using OptiFire.Engine.Remote;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Remote;

[UnsupportedOSPlatform("windows")] // where modes are asked for, tests are skipped
public sealed class ControlSocketTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Socket_is_its_owners_alone_and_goes_with_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists in place of modes.");
        using TemporaryFolder folder = SharedFolder.Temporary();
        string state = folder.File("made");
        string path = Path.Combine(state, "control.sock");
        await using ControlBench bench = await ControlBench.StartAsync();
        await using (var server = new ControlServer(path, bench.Ports))
        {
            await server.StartAsync(Token);

            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
            Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(state));
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Folder_that_everybody_may_write_to_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists in place of modes.");
        using TemporaryFolder folder = SharedFolder.Temporary();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_111_111);
        await using ControlBench bench = await ControlBench.StartAsync();
        await using var server = new ControlServer(folder.File("control.sock"), bench.Ports);
        ControlException refused = await Assert.ThrowsAsync<ControlException>(() => server.StartAsync(Token));

        Assert.Contains("chmod o-w", refused.Message);
    }

    [Fact]
    public async Task Socket_of_a_dead_process_is_replaced()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.File("control.sock");
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(folder.File("dead")));
            dead.Listen();
            File.Move(folder.File("dead"), path); // its own name would be removed in an orderly end
        }

        Assert.True(File.Exists(path));
        Assert.Null(await ControlClient.TryConnectAsync(path, Token));
        await using ControlBench bench = await ControlBench.StartAsync();
        await using var server = new ControlServer(path, bench.Ports);
        await server.StartAsync(Token);
        await using ControlClient? client = await ControlClient.TryConnectAsync(path, Token);

        Assert.Equal(1, (await client!.CurrentAsync(Token)).Number);
    }

    [Fact]
    public async Task Second_server_is_refused_and_the_first_one_goes_on()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using var second = new ControlServer(bench.Path, bench.Ports);
        ControlException refused = await Assert.ThrowsAsync<ControlException>(() => second.StartAsync(Token));
        await second.DisposeAsync();
        await using ControlClient client = await bench.ConnectAsync();

        Assert.Contains("already listens", refused.Message);
        Assert.Contains(OperatingSystem.IsLinux() ? $"process {Environment.ProcessId}" : "engine", refused.Message);
        Assert.Equal(1, (await client.CurrentAsync(Token)).Number);
    }

    [Fact]
    public async Task Something_else_in_the_place_of_the_socket_is_left_alone()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.File("control.sock");
        await File.WriteAllTextAsync(path, "notes", Token);
        await using ControlBench bench = await ControlBench.StartAsync();
        await using var server = new ControlServer(path, bench.Ports);
        ControlException refused = await Assert.ThrowsAsync<ControlException>(() => server.StartAsync(Token));

        Assert.Contains("is not a socket", refused.Message);
        Assert.Equal("notes", await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task Path_that_is_too_long_for_the_system_says_so_with_the_remedy()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.File(new string('é', 60)); // 120 bytes
        await using ControlBench bench = await ControlBench.StartAsync();
        await using var server = new ControlServer(path, bench.Ports);
        ControlException refused = await Assert.ThrowsAsync<ControlException>(() => server.StartAsync(Token));

        Assert.Contains(OperatingSystem.IsMacOS() ? "allows 103" : "allows 107", refused.Message);
        Assert.Contains("shorter path", refused.Message);
    }

    [Fact]
    public async Task Place_that_cannot_be_made_says_so()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        await File.WriteAllTextAsync(folder.File("file"), "", Token);
        await using ControlBench bench = await ControlBench.StartAsync();
        await using var server = new ControlServer(folder.File("file/control.sock"), bench.Ports);
        ControlException refused = await Assert.ThrowsAsync<ControlException>(() => server.StartAsync(Token));

        Assert.Contains("cannot be made", refused.Message);
    }

    [Fact]
    public async Task Server_can_be_disposed_twice_and_never_started()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        var server = new ControlServer(bench.Path + "2", bench.Ports);
        await server.DisposeAsync();
        await server.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => server.StartAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Server.StartAsync(Token));
    }

    [Fact]
    public async Task Another_user_is_refused_even_where_the_mode_was_opened()
    {
        string[] tools = ["/usr/bin/setpriv", "/usr/bin/python3"];
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.UserName == "root" && Array.TrueForAll(tools, File.Exists),
            "Only root can be another user too, and needs setpriv and python3 for it."
        );
        await using ControlBench bench = await ControlBench.StartAsync();
        File.SetUnixFileMode(Path.GetDirectoryName(bench.Path)!, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(bench.Path, (UnixFileMode)0b110_110_110);
        const string script =
            "import socket,sys; s=socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]); print(s.makefile().readline())";
        var start = new ProcessStartInfo(
            tools[0],
            ["--reuid=65534", "--clear-groups", tools[1], "-c", script, bench.Path]
        )
        {
            RedirectStandardOutput = true,
        };
        using Process other = Process.Start(start)!;
        string answer = await other.StandardOutput.ReadToEndAsync(Token);
        await other.WaitForExitAsync(Token);

        Assert.Contains("belongs to another user", answer);
    }
}

using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Services;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Remote;

/// <summary>A control server on a real socket, over ports that are not an engine.</summary>
internal sealed class ControlBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = SharedFolder.Temporary();

    private ControlBench(ControlServerOptions? options, ISettings? settings)
    {
        Path = _folder.File("control.sock");
        Ports = new ControlPorts
        {
            Settings = settings ?? Settings,
            Schedule = Schedule,
            Checkpoints = Checkpoints,
            Health = Health,
            Commands = author =>
            {
                Authors.Add(author);
                return Commands;
            },
            Rearm = (guard, author, reason) => Rearmed.Add($"{guard} by {author}: {reason}"),
            Plugins = () => Plugins,
        };
        Server = new ControlServer(Path, Ports, options);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Path { get; }

    public ControlPorts Ports { get; }

    public ControlServer Server { get; }

    public FakeSettings Settings { get; } = new();

    public FakeSchedule Schedule { get; } = new();

    public FakeCheckpoints Checkpoints { get; } = new();

    public FakeEngineHealth Health { get; } = new();

    public FakeCommands Commands { get; } = new();

    public List<string> Authors { get; } = [];

    public List<string> Rearmed { get; } = [];

    public IReadOnlyList<PluginStatus> Plugins { get; set; } =
    [
        new PluginStatus
        {
            Instance = new InstanceId("fe_kalman", "fast"),
            Category = PluginCategory.Features,
            IsKept = false,
            State = InstanceState.Idle,
        },
    ];

    public static async Task<ControlBench> StartAsync(ControlServerOptions? options = null, ISettings? settings = null)
    {
        var bench = new ControlBench(options, settings);
        await bench.Server.StartAsync(Token);
        return bench;
    }

    public async Task<ControlClient> ConnectAsync() =>
        await ControlClient.TryConnectAsync(Path, Token) ?? throw new InvalidOperationException("Nobody listens.");

    /// <summary>A bare connection, for what no client would send.</summary>
    public async Task<NetworkStream> OpenAsync()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path), Token);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Sends a line and reads the answer's.</summary>
    public static async Task<JsonElement> AskAsync(NetworkStream stream, string line)
    {
        // Written beside reading: a long line is more than the system keeps for the server.
        Task writing = stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), Token).AsTask();
        JsonElement answer = await ReadAsync(stream);
        await writing;
        return answer;
    }

    public static async Task<JsonElement> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, Token) == 1 && one[0] != '\n')
        {
            bytes.Add(one[0]);
        }

        return bytes.Count == 0 ? default : JsonSerializer.Deserialize<JsonElement>(bytes.ToArray());
    }

    public static string? KindOf(JsonElement answer) =>
        answer.GetProperty("error") is { ValueKind: JsonValueKind.Object } error
            ? error.GetProperty("kind").GetString()
            : null;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Answers HTTP requests with one status, or takes them and never answers.</summary>
public sealed class PingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _open = [];
    private int _requests;

    public PingServer()
    {
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/ping/abc";
        _ = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>The status to answer with; null for no answer at all.</summary>
    public int? Status { get; set; } = 200;

    public int Requests => Volatile.Read(ref _requests);

    public string LastLine { get; private set; } = "";

    public void Dispose()
    {
        _listener.Stop();
        _open.ForEach(c => c.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _open.Add(client);
                NetworkStream stream = client.GetStream();
                var reader = new StreamReader(stream, Encoding.ASCII);
                LastLine = await reader.ReadLineAsync() ?? "";
                Interlocked.Increment(ref _requests);
                if (Status is { } status)
                {
                    byte[] answer = Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 {status} x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    );
                    await stream.WriteAsync(answer);
                    client.Close();
                }
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
        {
            // the test is over
        }
    }
}

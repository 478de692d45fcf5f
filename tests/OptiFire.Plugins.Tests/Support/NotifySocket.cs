using System.Net.Sockets;
using System.Text;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>A service manager's end of the notification socket.</summary>
public sealed class NotifySocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified)
    {
        Blocking = false,
    };

    public NotifySocket(string path) =>
        _socket.Bind(new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path));

    /// <summary>What came since it was asked last.</summary>
    public IReadOnlyList<string> Take()
    {
        var messages = new List<string>();
        var buffer = new byte[4096];
        while (_socket.Poll(0, SelectMode.SelectRead))
        {
            messages.Add(Encoding.UTF8.GetString(buffer, 0, _socket.Receive(buffer)));
        }

        return messages;
    }

    public void Dispose() => _socket.Dispose();
}

using System.Net.Sockets;
using System.Text;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Tells the service manager that started the process how it is, by the notification protocol of systemd.</summary>
/// <remarks>
/// A datagram to a Unix socket; a leading <c>@</c> names one in the abstract namespace. Without a socket nothing is sent.
/// A socket that does not take it is reported by the caller once, and tried again at the next message.
/// <para>Source: systemd documentation, sd_notify(3).</para>
/// </remarks>
public sealed class ServiceManager : IDisposable
{
    private readonly Socket? _socket;
    private readonly UnixDomainSocketEndPoint? _address;

    /// <summary>Opens the way to a socket.</summary>
    /// <param name="path">Its path, with <c>@</c> in front for the abstract namespace; empty for none.</param>
    /// <exception cref="ArgumentException">The path is too long for a socket.</exception>
    public ServiceManager(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
        {
            return;
        }

        // In the framework too, an abstract name is written with a zero byte in front.
        _address = new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path);
        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
    }

    /// <summary>Whether there is one.</summary>
    public bool IsThere => _socket is not null;

    /// <summary>Sends assignments, such as <c>WATCHDOG=1</c>, one a line.</summary>
    /// <returns>Why it could not be sent; null when it was, or when there is no service manager.</returns>
    public string? Send(string message)
    {
        try
        {
            _socket?.SendTo(Encoding.UTF8.GetBytes(message), _address!);
            return null;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode.ToString();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _socket?.Dispose();
}

using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace OptiFire.Engine.Remote;

/// <summary>Who is at the other end of a socket, as the system says: it cannot be made up.</summary>
/// <param name="ProcessId">The process that connected, or that listens.</param>
/// <param name="UserId">Its effective user.</param>
internal readonly record struct ControlPeer(int ProcessId, uint UserId)
{
    private const int SocketLevel = 1; // SOL_SOCKET of Linux
    private const int PeerCredentials = 17; // SO_PEERCRED: process, user, group, 4 bytes each
    private const uint Root = 0;

    /// <summary>Asks the system; null where it cannot tell. Of a listening socket it tells who made it.</summary>
    public static ControlPeer? Of(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> credentials = stackalloc byte[12];
        return socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials) == credentials.Length
            ? new ControlPeer(MemoryMarshal.Read<int>(credentials), MemoryMarshal.Read<uint>(credentials[4..]))
            : null;
    }

    /// <summary>Whether it may give orders to a process of an owner: it is the same user, or may do anything anyway.</summary>
    public bool MayControl(ControlPeer owner) => UserId == owner.UserId || UserId == Root;

    /// <summary>The user's name, of those that may control.</summary>
    public string NameFor(ControlPeer owner) =>
        UserId == owner.UserId ? Environment.UserName
        : UserId == Root ? "root"
        : string.Create(CultureInfo.InvariantCulture, $"user {UserId}");
}

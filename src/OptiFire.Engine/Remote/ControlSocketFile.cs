using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OptiFire.Engine.Remote;

/// <summary>The place of a control socket, held by one server at a time.</summary>
/// <remarks>
/// A lock on a file beside the socket says whose it is: the system drops it when the process ends, however it ends, so a
/// socket that is there without the lock is a dead one's and may be replaced.
/// </remarks>
internal sealed class ControlSocketFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;

    private ControlSocketFile(string path, FileStream held, Socket listener)
    {
        Path = path;
        _lock = held;
        Listener = listener;
    }

    public string Path { get; }

    public Socket Listener { get; }

    /// <summary>The most bytes a socket's path may have; the rest of the system's field is its end.</summary>
    public static int LongestPath => OperatingSystem.IsMacOS() ? 103 : 107;

    /// <summary>A path a socket can have.</summary>
    /// <exception cref="ControlException">It is too long.</exception>
    public static UnixDomainSocketEndPoint EndPointOf(string path)
    {
        int length = Encoding.UTF8.GetByteCount(path);
        return length <= LongestPath
            ? new UnixDomainSocketEndPoint(path)
            : throw new ControlException(
                $"The control socket '{path}' has a path of {length} bytes; the system allows {LongestPath}. "
                    + "Use a state folder with a shorter path, or a symbolic link to it."
            );
    }

    /// <summary>Takes the place and listens.</summary>
    /// <exception cref="ControlException">It cannot be had: each with what to do.</exception>
    public static ControlSocketFile Listen(string path, int backlog)
    {
        string full = System.IO.Path.GetFullPath(path);
        UnixDomainSocketEndPoint place = EndPointOf(full);
        FileStream? held = null;
        try
        {
            MakeFolder(System.IO.Path.GetDirectoryName(full)!);
            held = Lock(full, place);
            RemoveDead(full);
            return new ControlSocketFile(full, held, Bind(full, place, backlog));
        }
        catch (Exception error)
        {
            held?.Dispose();
            if (error is IOException or UnauthorizedAccessException or SocketException)
            {
                throw new ControlException(
                    $"The control socket '{full}' cannot be made: {error.Message}. Allow writing to its folder, on a local disk.",
                    error
                );
            }

            throw;
        }
    }

    public void Dispose()
    {
        Listener.Dispose();
        try
        {
            File.Delete(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without a listener it says that nobody is there, and the next server replaces it.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        UnixFileMode mode = File.GetUnixFileMode(folder);
        if (mode.HasFlag(UnixFileMode.OtherWrite) && !mode.HasFlag(UnixFileMode.StickyBit))
        {
            throw new ControlException(
                $"Everybody may write to '{folder}', and so put another socket in the place of the control socket. "
                    + $"Take that away: chmod o-w '{folder}'."
            );
        }
    }

    private static FileStream Lock(string path, UnixDomainSocketEndPoint place)
    {
        string file = path + "-lock";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            return new FileStream(file, options);
        }
        catch (IOException error) when (File.Exists(file))
        {
            throw new ControlException(
                $"Another engine{ProcessAt(place)} already listens at '{path}'. Stop it, or use another state folder.",
                error
            );
        }
    }

    /// <summary>Names the process behind a socket, where it can be found out.</summary>
    private static string ProcessAt(UnixDomainSocketEndPoint place)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(place);
            return ControlPeer.Of(socket) is { } other
                ? string.Create(CultureInfo.InvariantCulture, $", process {other.ProcessId},")
                : "";
        }
        catch (SocketException)
        {
            return ""; // it is just starting or ending
        }
    }

    private static void RemoveDead(string path)
    {
        var file = new FileInfo(path);
        if (Directory.Exists(path) || file is { Exists: true, Length: > 0 })
        {
            throw new ControlException(
                $"'{path}' is not a socket, and stands where the control socket belongs. Move it away."
            );
        }

        file.Delete();
    }

    private static Socket Bind(string path, UnixDomainSocketEndPoint place, int backlog)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(place);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, OwnerOnly); // before anybody can connect: it does not listen yet
            }

            listener.Listen(backlog);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }
}

using System.Collections.Concurrent;
using System.Net.Sockets;

namespace OptiFire.Engine.Remote;

/// <summary>Lets processes of the same user see and change a running engine, over a socket in its state folder.</summary>
/// <remarks>
/// A Unix domain socket that only its owner can open (mode 0600; on Windows the folder's access list decides). Each line
/// is a JSON object <c>{"verb": …, "arguments": {…}}</c> and is answered with one line, <c>{"error": …, "result": …}</c>,
/// in order. The author of a change is the user the system names; where it names none, the <c>from</c> of the request.
/// </remarks>
public sealed class ControlServer : IAsyncDisposable
{
    private const int Backlog = 128;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly ControlDesk _desk;
    private readonly ControlServerOptions _options;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<long, Task> _clients = new();
    private ControlSocketFile? _file;
    private Task _accepting = Task.CompletedTask;
    private int _isDisposed;

    /// <summary>Prepares a server; nothing happens before <see cref="StartAsync"/>.</summary>
    /// <param name="path">The socket's file, such as <c>control.sock</c> in the state folder.</param>
    /// <param name="ports">What it gives access to.</param>
    /// <param name="options">What it puts up with; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public ControlServer(string path, ControlPorts ports, ControlServerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(ports);
        _path = path;
        _desk = new ControlDesk(ports);
        _options = options ?? new ControlServerOptions();
        _options.Check();
    }

    /// <summary>How many clients are connected.</summary>
    public int Clients => _clients.Count;

    /// <summary>Takes the place of a dead server's socket, if there is one, and listens.</summary>
    /// <exception cref="ControlException">Another engine listens there, or the socket cannot be made: with what to do.</exception>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (_file is not null)
        {
            throw new InvalidOperationException("The control server was started before.");
        }

        _file = ControlSocketFile.Listen(_path, Backlog);
        _accepting = Task.Run(() => AcceptAsync(_file.Listener), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Sends every client away and removes the socket; what is being carried out is waited for a while.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        try
        {
            await Task.WhenAll(_clients.Values).WaitAsync(_options.Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // An engine that must stop does not wait for ever for a call that does not return.
        }

        _file?.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Socket listener)
    {
        ControlPeer? owner = ControlPeer.Of(listener);
        for (long number = 0; !_stopping.IsCancellationRequested; number++)
        {
            if (await AcceptOneAsync(listener).ConfigureAwait(false) is not { } client)
            {
                continue;
            }

            Task serving = ServeAsync(client, owner);
            _clients[number] = serving;
            long served = number;
            _ = serving.ContinueWith(
                _ => _clients.TryRemove(served, out Task? _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }

    private async Task<Socket?> AcceptOneAsync(Socket listener)
    {
        try
        {
            return await listener.AcceptAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (SocketException)
        {
            // A client that left while it was let in, or no handle is free: others are let in a little later.
            await Task.Delay(Breath, TimeProvider.System, _stopping.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return null;
        }
    }

    private Task ServeAsync(Socket client, ControlPeer? owner)
    {
        ControlPeer? peer = null;
        try
        {
            peer = ControlPeer.Of(client);
        }
        catch (SocketException)
        {
            client.Dispose(); // it has gone already
            return Task.CompletedTask;
        }

        string? name = peer is { } other && owner is { } own ? other.NameFor(own) : null;
        var connection = new ControlConnection(client, name, _desk, _options);
        if (peer is { } asked && owner is { } listening && !asked.MayControl(listening))
        {
            return connection.RefuseAsync($"The engine belongs to another user, not to {name}.", _stopping.Token);
        }

        return _clients.Count >= _options.MaxClients
            ? connection.RefuseAsync(
                $"The engine has {_options.MaxClients} clients already; try again later.",
                _stopping.Token
            )
            : Task.Run(() => connection.ServeAsync(_stopping.Token), CancellationToken.None);
    }
}

using System.Net.Sockets;
using OptiFire.Engine.Remote.Messages;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Remote;

/// <summary>Sees and changes an engine of another process; one call after the other, from any thread.</summary>
/// <remarks>
/// Errors come back as the exceptions the engine threw: <see cref="SettingsException"/> with every error,
/// <see cref="SettingsConflictException"/>, <see cref="SettingsConfirmationException"/>,
/// <see cref="SettingsStoreException"/>, <see cref="CheckpointException"/>; all else is a <see cref="ControlException"/>.
/// A call that was cancelled or not answered may have been carried out all the same; the client is then of no more use.
/// </remarks>
public sealed class ControlClient : IAsyncDisposable
{
    private static readonly ControlJson Json = ControlJson.Default;
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(60);

    private readonly ControlWire _wire;

    private ControlClient(Socket socket, TimeSpan patience) => _wire = new ControlWire(socket, patience);

    /// <summary>Connects to the engine that listens at a socket.</summary>
    /// <param name="path">The socket's file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when no engine listens there.</returns>
    /// <exception cref="ControlException">The socket cannot be used.</exception>
    public static Task<ControlClient?> TryConnectAsync(string path, CancellationToken cancellationToken) =>
        TryConnectAsync(path, DefaultPatience, cancellationToken);

    /// <summary>Connects to the engine that listens at a socket.</summary>
    /// <param name="path">The socket's file.</param>
    /// <param name="patience">How long an answer may take, above zero; 60 s by default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when no engine listens there.</returns>
    /// <exception cref="ControlException">The socket cannot be used.</exception>
    public static async Task<ControlClient?> TryConnectAsync(
        string path,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(patience, TimeSpan.Zero);
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            return null;
        }

        UnixDomainSocketEndPoint place = ControlSocketFile.EndPointOf(full);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(place, cancellationToken).ConfigureAwait(false);
            return new ControlClient(socket, patience);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            return
                error.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable
                || !File.Exists(full)
                ? null
                : throw new ControlException(
                    $"The control socket '{full}' cannot be used: {error.Message}. Ask as the user the engine runs as.",
                    error
                );
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The newest version of settings.</summary>
    public Task<SettingsVersion> CurrentAsync(CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "settings.current",
            new NoArguments(),
            Json.NoArguments,
            Json.SettingsVersion,
            cancellationToken
        )!;

    /// <summary>The values at a path and under it; all of them for an empty path, none where nothing is set.</summary>
    public async Task<IReadOnlyDictionary<string, string>> GetAsync(string path, CancellationToken cancellationToken) =>
        (
            await _wire
                .CallAsync(
                    "settings.get",
                    new PathArguments(path),
                    Json.PathArguments,
                    Json.SettingsContent,
                    cancellationToken
                )
                .ConfigureAwait(false)
        )!.Values;

    /// <summary>A version by number; null when there is none.</summary>
    public Task<SettingsVersion?> VersionAsync(long number, CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "settings.version",
            new VersionArguments(number),
            Json.VersionArguments,
            Json.SettingsVersion,
            cancellationToken
        );

    /// <summary>Versions without their content, newest first.</summary>
    /// <param name="limit">How many at most, 1 to 500.</param>
    /// <param name="before">Only those below this number; null for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SettingsVersionSummary>> HistoryAsync(
        int limit,
        long? before,
        CancellationToken cancellationToken
    ) =>
        _wire.CallAsync(
            "settings.history",
            new HistoryArguments(limit, before),
            Json.HistoryArguments,
            Json.IReadOnlyListSettingsVersionSummary,
            cancellationToken
        )!;

    /// <summary>Sets values; the engine names the author, not <see cref="SettingsUpdate.Author"/>.</summary>
    public Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        var arguments = new UpdateArguments(
            update.Values,
            update.Comment,
            update.ExpectedVersion,
            [.. update.Confirmations]
        );
        return _wire.CallAsync(
            "settings.update",
            arguments,
            Json.UpdateArguments,
            Json.SettingsOutcome,
            cancellationToken
        )!;
    }

    /// <summary>Writes a new version equal to an earlier one.</summary>
    public Task<SettingsOutcome> RollbackAsync(
        long number,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    ) =>
        _wire.CallAsync(
            "settings.rollback",
            new RollbackArguments(number, [.. confirmations]),
            Json.RollbackArguments,
            Json.SettingsOutcome,
            cancellationToken
        )!;

    /// <summary>Reads the settings files again; null when nothing was edited.</summary>
    public Task<SettingsOutcome?> ReloadAsync(CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "settings.reload",
            new NoArguments(),
            Json.NoArguments,
            Json.SettingsOutcome,
            cancellationToken
        );

    /// <summary>What each plugin instance does and costs.</summary>
    public Task<IReadOnlyList<PluginStatus>> PluginsAsync(CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "plugins.status",
            new NoArguments(),
            Json.NoArguments,
            Json.IReadOnlyListPluginStatus,
            cancellationToken
        )!;

    /// <summary>Asks for a run now. The engine does it between two of its moments, as all commands.</summary>
    public Task RunNowAsync(InstanceId instance, string reason, CancellationToken cancellationToken) =>
        ActAsync("plugins.run", instance, reason, cancellationToken);

    /// <summary>Stops a plugin's runs until it is resumed.</summary>
    public Task PauseAsync(InstanceId instance, string reason, CancellationToken cancellationToken) =>
        ActAsync("plugins.pause", instance, reason, cancellationToken);

    /// <summary>Lets a paused plugin run again.</summary>
    public Task ResumeAsync(InstanceId instance, string reason, CancellationToken cancellationToken) =>
        ActAsync("plugins.resume", instance, reason, cancellationToken);

    /// <summary>Lets a quarantined plugin run again.</summary>
    public Task ReleaseAsync(InstanceId instance, string reason, CancellationToken cancellationToken) =>
        ActAsync("plugins.release", instance, reason, cancellationToken);

    /// <summary>Every timer, by next time.</summary>
    public Task<IReadOnlyList<ScheduledRun>> ScheduleAsync(CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "schedule.list",
            new NoArguments(),
            Json.NoArguments,
            Json.IReadOnlyListScheduledRun,
            cancellationToken
        )!;

    /// <summary>The next times of an instance's timers, ascending.</summary>
    /// <param name="instance">Whose.</param>
    /// <param name="count">How many at most, 1 to 1000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Timestamp>> PreviewAsync(
        InstanceId instance,
        int count,
        CancellationToken cancellationToken
    ) =>
        _wire.CallAsync(
            "schedule.preview",
            new PreviewArguments(instance, count),
            Json.PreviewArguments,
            Json.IReadOnlyListTimestamp,
            cancellationToken
        )!;

    /// <summary>The stored checkpoints, newest first.</summary>
    public Task<IReadOnlyList<CheckpointInfo>> CheckpointsAsync(CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "checkpoints.list",
            new NoArguments(),
            Json.NoArguments,
            Json.IReadOnlyListCheckpointInfo,
            cancellationToken
        )!;

    /// <summary>Takes a checkpoint now.</summary>
    public Task<CheckpointInfo> TakeCheckpointAsync(CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "checkpoints.take",
            new NoArguments(),
            Json.NoArguments,
            Json.CheckpointInfo,
            cancellationToken
        )!;

    /// <summary>Sets what automatic trading may do; guards may be stricter.</summary>
    public Task SetTradingStateAsync(TradingState state, string reason, CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "trading.set",
            new TradingArguments(state, reason),
            Json.TradingArguments,
            Json.Boolean,
            cancellationToken
        );

    /// <summary>Cancels every working order that adds exposure.</summary>
    public Task CancelWorkingOrdersAsync(string reason, CancellationToken cancellationToken) =>
        _wire.CallAsync(
            "trading.cancel",
            new ReasonArguments(reason),
            Json.ReasonArguments,
            Json.Boolean,
            cancellationToken
        );

    /// <summary>Re-arms a guard that has latched.</summary>
    public Task RearmAsync(InstanceId guard, string reason, CancellationToken cancellationToken) =>
        ActAsync("trading.rearm", guard, reason, cancellationToken);

    /// <summary>How far the engine is.</summary>
    public Task<EngineHealth> HealthAsync(CancellationToken cancellationToken) =>
        _wire.CallAsync("health.read", new NoArguments(), Json.NoArguments, Json.EngineHealth, cancellationToken)!;

    /// <summary>Leaves.</summary>
    public ValueTask DisposeAsync() => _wire.DisposeAsync();

    private Task<bool> ActAsync(string verb, InstanceId instance, string reason, CancellationToken cancellationToken) =>
        _wire.CallAsync(
            verb,
            new InstanceArguments(instance, reason),
            Json.InstanceArguments,
            Json.Boolean,
            cancellationToken
        );
}

using OptiFire.ConsoleHost.Screens;
using OptiFire.Engine.Remote;

namespace OptiFire.ConsoleHost.State;

/// <summary>Where an engine keeps what outlives it: settings, journal, checkpoints, and the socket it is reached by.</summary>
internal sealed record StateFolder(string Path)
{
    public string Settings => In("settings.db");

    public string Journal => In("run.journal");

    public string Checkpoints => In("checkpoints");

    public string Socket => In("control.sock");

    /// <summary>Connects to the engine that runs on the folder; null when none does.</summary>
    public Task<ControlClient?> TryConnectAsync(CancellationToken cancellationToken) =>
        ControlClient.TryConnectAsync(Socket, cancellationToken);

    /// <summary>Connects to the engine that runs on the folder.</summary>
    /// <exception cref="UsageException">None does.</exception>
    public async Task<ControlClient> ConnectAsync(CancellationToken cancellationToken) =>
        await TryConnectAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new UsageException(
            $"No engine runs on '{Path}', and this can only be asked of a running one.",
            $"Start one with 'optifire-cli run --pace 3600 --state {Path}', or name its folder with --state."
        );

    /// <summary>Settings of the running engine, or the stored ones.</summary>
    /// <exception cref="UsageException">There is neither.</exception>
    public async Task<ISettingsDesk> OpenSettingsAsync(CancellationToken cancellationToken)
    {
        if (await TryConnectAsync(cancellationToken).ConfigureAwait(false) is { } client)
        {
            return new RunningSettings(client);
        }

        return File.Exists(Settings)
            ? new StoredSettings(Settings)
            : throw new UsageException(
                $"'{Path}' holds no settings.",
                $"Make them with 'optifire-cli run --state {Path}', or name another folder with --state."
            );
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}

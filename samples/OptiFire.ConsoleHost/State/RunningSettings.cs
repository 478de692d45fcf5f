using OptiFire.Engine.Remote;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.State;

/// <summary>The settings of a running engine.</summary>
internal sealed class RunningSettings(ControlClient client) : ISettingsDesk
{
    public Task<SettingsVersion> CurrentAsync(CancellationToken cancellationToken) =>
        client.CurrentAsync(cancellationToken);

    public Task<SettingsVersion?> FindAsync(long number, CancellationToken cancellationToken) =>
        client.VersionAsync(number, cancellationToken);

    public Task<IReadOnlyList<SettingsVersionSummary>> HistoryAsync(
        int limit,
        long? before,
        CancellationToken cancellationToken
    ) => client.HistoryAsync(limit, before, cancellationToken);

    public Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken) =>
        client.UpdateAsync(update, cancellationToken);

    public Task<SettingsOutcome> RollbackAsync(
        long number,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    ) => client.RollbackAsync(number, confirmations, cancellationToken);

    public ValueTask DisposeAsync() => client.DisposeAsync();
}

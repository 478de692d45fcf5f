using OptiFire.Engine.Remote;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.State;

/// <summary>Versions of settings, of a running engine or of a store.</summary>
internal interface ISettingsDesk : IAsyncDisposable
{
    Task<SettingsVersion> CurrentAsync(CancellationToken cancellationToken);

    Task<SettingsVersion?> FindAsync(long number, CancellationToken cancellationToken);

    Task<IReadOnlyList<SettingsVersionSummary>> HistoryAsync(
        int limit,
        long? before,
        CancellationToken cancellationToken
    );

    Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken);

    Task<SettingsOutcome> RollbackAsync(
        long number,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    );
}

using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.Engine.Remote;
using OptiFire.Engine.Settings;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;

namespace OptiFire.ConsoleHost.State;

/// <summary>The settings of an engine that does not run: checked as it would check them, in force at its next start.</summary>
internal sealed class StoredSettings(string path) : ISettingsDesk
{
    public Task<SettingsVersion> CurrentAsync(CancellationToken cancellationToken) =>
        Task.FromResult(
            Read(store =>
                store.Newest
                ?? throw new UsageException($"'{path}' holds no version yet.", "Start the engine once on this folder.")
            )
        );

    public Task<SettingsVersion?> FindAsync(long number, CancellationToken cancellationToken) =>
        Task.FromResult(Read(store => store.Find(number)));

    public Task<IReadOnlyList<SettingsVersionSummary>> HistoryAsync(
        int limit,
        long? before,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<SettingsVersionSummary>>(
            Read(store => store.Read(limit, before).Select(SettingsVersionSummary.Of).ToList())
        );

    public Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken) =>
        ChangeAsync(service => service.UpdateAsync(update, cancellationToken));

    public Task<SettingsOutcome> RollbackAsync(
        long number,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    ) => ChangeAsync(service => service.RollbackAsync(number, Environment.UserName, confirmations, cancellationToken));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private T Read<T>(Func<SqliteSettingsStore, T> read)
    {
        using SqliteSettingsStore store = SqliteSettingsStore.OpenForReading(path);
        return read(store);
    }

    private async Task<SettingsOutcome> ChangeAsync(Func<SettingsService, Task<SettingsOutcome>> change)
    {
        await using ServiceProvider services = KnownPlugins.Services();
        using var service = new SettingsService(
            SqliteSettingsStore.Open(path),
            KnownPlugins.In(services),
            files: null,
            new EngineSettings(),
            TimeProvider.System
        );
        return await change(service).ConfigureAwait(false);
    }
}

using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Counts how often settings are looked at and files are read again.</summary>
public sealed class WatchedSettings(ISettings inner) : ISettings
{
    private int looks;
    private int reloads;

    public int Looks => Volatile.Read(ref looks);

    public int Reloads => Volatile.Read(ref reloads);

    /// <summary>Thrown in place of reading files again.</summary>
    public Exception? Failure { get; set; }

    public SettingsVersion Current => inner.Current;

    public IReadOnlyList<string> Files
    {
        get
        {
            Interlocked.Increment(ref looks);
            return inner.Files;
        }
    }

    public Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken) =>
        inner.UpdateAsync(update, cancellationToken);

    public Task<SettingsOutcome> RollbackAsync(
        long number,
        string author,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    ) => inner.RollbackAsync(number, author, confirmations, cancellationToken);

    public Task<SettingsOutcome?> ReloadFilesAsync(string author, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reloads);
        return Failure is null
            ? inner.ReloadFilesAsync(author, cancellationToken)
            : Task.FromException<SettingsOutcome?>(Failure);
    }

    public SettingsVersion? Find(long number) => inner.Find(number);

    public IReadOnlyList<SettingsVersion> History(int limit = 50, long? before = null) => inner.History(limit, before);

    public bool WasEnabled(InstanceId instance, long sequence) => inner.WasEnabled(instance, sequence);
}

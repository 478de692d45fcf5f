using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Testing.Services;

namespace OptiFire.Engine.Tests.Remote;

/// <summary>Settings whose changes fail as told, or never end.</summary>
internal sealed class FailingSettings : ISettings
{
    private readonly FakeSettings _inner = new();

    public Exception? Error { get; set; }

    public bool Hangs { get; set; }

    public SettingsUpdate? Update { get; private set; }

    public SettingsVersion Current => _inner.Current;

    public IReadOnlyList<string> Files => [];

    public async Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken)
    {
        Update = update;
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        throw Error!;
    }

    public Task<SettingsOutcome> RollbackAsync(
        long number,
        string author,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    ) => Task.FromException<SettingsOutcome>(Error!);

    public Task<SettingsOutcome?> ReloadFilesAsync(string author, CancellationToken cancellationToken) =>
        Task.FromException<SettingsOutcome?>(Error!);

    public SettingsVersion? Find(long number) => _inner.Find(number);

    public IReadOnlyList<SettingsVersion> History(int limit, long? before) => _inner.History(limit, before);

    public bool WasEnabled(InstanceId instance, long sequence) => false;
}

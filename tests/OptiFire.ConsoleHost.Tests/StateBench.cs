using OptiFire.Engine.Settings;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

/// <summary>A state folder without an engine: the stored settings of a first start.</summary>
internal sealed class StateBench : IDisposable
{
    public StateBench()
    {
        using var service = new SettingsService(
            SqliteSettingsStore.Open(Folder.File("settings.db")),
            [],
            files: null,
            new EngineSettings(),
            TimeProvider.System
        );
    }

    public TemporaryFolder Folder { get; } = SharedFolder.Temporary();

    public string Checkpoints => Path.Combine(Folder.Path, "checkpoints");

    public Task<ConsoleRun> RunAsync(params string[] arguments) =>
        ConsoleRun.OfAsync([.. arguments, "--state", Folder.Path]);

    /// <summary>The newest stored version.</summary>
    public SettingsVersion Newest()
    {
        using SqliteSettingsStore store = SqliteSettingsStore.OpenForReading(Folder.File("settings.db"));
        return store.Newest!;
    }

    public void Dispose() => Folder.Dispose();
}

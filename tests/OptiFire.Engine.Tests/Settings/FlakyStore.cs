using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>A store in memory that fails when told to.</summary>
public sealed class FlakyStore : ISettingsStore
{
    private readonly List<SettingsVersion> versions = [];

    public Exception? Failure { get; set; }

    public SettingsVersion? Newest => versions.LastOrDefault();

    public SettingsContent? Baseline { get; private set; }

    public SettingsVersion? Find(long number) => versions.FirstOrDefault(v => v.Number == number);

    public IReadOnlyList<SettingsVersion> Read(int limit, long? before) =>
        [.. versions.Where(v => v.Number < (before ?? long.MaxValue)).Reverse().Take(limit)];

    public void Write(SettingsVersion? version, SettingsContent? baseline)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        versions.AddRange(version is null ? [] : [version]);
        Baseline = baseline ?? Baseline;
    }

    public void Dispose() { }
}

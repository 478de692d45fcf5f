using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Versions that outlive their engine.</summary>
internal sealed class KeptVersions : ISettingsStore
{
    private readonly List<SettingsVersion> _versions = [];

    public SettingsVersion? Newest => _versions.LastOrDefault();

    public SettingsContent? Baseline { get; private set; }

    public SettingsVersion? Find(long number) =>
        number >= 1 && number <= _versions.Count ? _versions[(int)number - 1] : null;

    public IReadOnlyList<SettingsVersion> Read(int limit, long? before) =>
        [.. _versions.Where(v => before is null || v.Number < before).Reverse().Take(limit)];

    public void Write(SettingsVersion? version, SettingsContent? baseline)
    {
        if (version is not null)
        {
            Assert.Equal((Newest?.Number ?? 0) + 1, version.Number);
            _versions.Add(version);
        }

        Baseline = baseline ?? Baseline;
    }

    public void Dispose() { }
}

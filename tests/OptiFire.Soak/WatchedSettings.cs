using OptiFire.Sdk.Settings;

namespace OptiFire.Soak;

/// <summary>Versions of settings that tell the kill switch when one is written.</summary>
/// <param name="inner">The versions.</param>
/// <param name="kill">The switch.</param>
/// <param name="written">Called when one is on the disk.</param>
internal sealed class WatchedSettings(ISettingsStore inner, KillSwitch kill, Action written) : ISettingsStore
{
    public SettingsVersion? Newest => inner.Newest;

    public SettingsContent? Baseline => inner.Baseline;

    public SettingsVersion? Find(long number) => inner.Find(number);

    public IReadOnlyList<SettingsVersion> Read(int limit, long? before) => inner.Read(limit, before);

    public void Write(SettingsVersion? version, SettingsContent? baseline)
    {
        if (version is null)
        {
            inner.Write(version, baseline);
            return;
        }

        kill.Reach(KillPhase.SettingsWriting);
        kill.ReachDuring(KillPhase.SettingsInTransaction);
        inner.Write(version, baseline);
        kill.Reach(KillPhase.SettingsWritten);
        written();
    }

    public void Dispose() => inner.Dispose();
}

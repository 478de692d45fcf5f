namespace OptiFire.Sdk.Settings;

/// <summary>Keeps the versions of one engine's settings; versions are added and never changed.</summary>
/// <remarks>Usable from any thread. Disposing closes it.</remarks>
public interface ISettingsStore : IDisposable
{
    /// <summary>The newest version; null before the first.</summary>
    SettingsVersion? Newest { get; }

    /// <summary>The content of the files as last read; null before the first time.</summary>
    SettingsContent? Baseline { get; }

    /// <summary>A version by number; null when there is none.</summary>
    /// <exception cref="SettingsStoreException">It cannot be read, or is not what was stored.</exception>
    SettingsVersion? Find(long number);

    /// <summary>Versions, newest first.</summary>
    /// <param name="limit">How many at most, at least 1.</param>
    /// <param name="before">Only those below this number; null for the newest.</param>
    /// <exception cref="SettingsStoreException">They cannot be read, or are not what was stored.</exception>
    IReadOnlyList<SettingsVersion> Read(int limit, long? before);

    /// <summary>Adds a version, replaces the baseline, or both in one; on the disk when the call returns.</summary>
    /// <param name="version">The one after the newest; null to add none.</param>
    /// <param name="baseline">The content of the files; null to keep it.</param>
    /// <exception cref="ArgumentException">The version does not follow the newest.</exception>
    /// <exception cref="SettingsStoreException">It cannot be stored: nothing was changed.</exception>
    void Write(SettingsVersion? version, SettingsContent? baseline);
}

using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Settings;

/// <summary>A running engine that takes new versions of its settings.</summary>
public interface ISettingsTarget
{
    /// <summary>Puts a version in force between two of the engine's moments.</summary>
    /// <remarks>Called with one version after the other, in order; the next only when the task of the last has ended.</remarks>
    /// <returns>The journal sequence from which on it is in force.</returns>
    Task<long> ApplyAsync(SettingsVersion version);
}

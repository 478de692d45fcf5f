using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Settings;

/// <summary>Settings made in code, in place of files.</summary>
internal sealed class CodeSettings(EngineSettings settings) : ISettingsFiles
{
    /// <inheritdoc />
    public IReadOnlyList<string> Paths => [];

    /// <inheritdoc />
    public SettingsReading Read() => new(settings, new Dictionary<string, string>());
}

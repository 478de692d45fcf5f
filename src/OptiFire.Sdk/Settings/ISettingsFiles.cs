namespace OptiFire.Sdk.Settings;

/// <summary>Reads the files that settings come from.</summary>
public interface ISettingsFiles
{
    /// <summary>The files in the order they are laid over each other.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>Reads them all anew.</summary>
    /// <exception cref="SettingsException">A file cannot be read or used: each error with file, line and column.</exception>
    SettingsReading Read();
}

namespace OptiFire.Sdk.Settings;

/// <summary>What brought a version about.</summary>
public enum SettingsChangeKind
{
    /// <summary>The first.</summary>
    Initial,

    /// <summary>Somebody set values.</summary>
    Update,

    /// <summary>Somebody switched plugins on or off, and nothing else.</summary>
    Flag,

    /// <summary>An earlier version was taken back.</summary>
    Rollback,

    /// <summary>A file was edited.</summary>
    File,
}

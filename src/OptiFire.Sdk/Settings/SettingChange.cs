namespace OptiFire.Sdk.Settings;

/// <summary>One value that differs between two versions.</summary>
/// <param name="Path">Its dotted path.</param>
/// <param name="Old">As text; null where it was not set.</param>
/// <param name="New">As text; null where it is not set any more.</param>
public sealed record SettingChange(string Path, string? Old, string? New);

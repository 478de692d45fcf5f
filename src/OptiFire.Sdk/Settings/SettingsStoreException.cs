namespace OptiFire.Sdk.Settings;

/// <summary>Versions of settings cannot be stored, read or trusted; those stored before are untouched.</summary>
public sealed class SettingsStoreException(string message, Exception? inner = null) : OptiFireException(message, inner);

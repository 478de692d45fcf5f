namespace OptiFire.Sdk.Settings;

/// <summary>Settings as files gave them.</summary>
/// <param name="Settings">The settings; what no file says has its default.</param>
/// <param name="Places">Where each path that a file names stands, as <c>file:line:column</c>.</param>
public sealed record SettingsReading(EngineSettings Settings, IReadOnlyDictionary<string, string> Places)
{
    /// <summary>An error that begins with a path, with the place of that path or of the group it is in before it.</summary>
    public string Locate(string error)
    {
        ArgumentNullException.ThrowIfNull(error);
        int colon = error.IndexOf(':', StringComparison.Ordinal);
        string path = colon < 0 ? "" : error[..colon];
        while (path.Length > 0)
        {
            if (Places.TryGetValue(path, out string? place))
            {
                return $"{place}: {error}";
            }

            int dot = path.LastIndexOf('.');
            path = dot < 0 ? "" : path[..dot];
        }

        return error;
    }
}

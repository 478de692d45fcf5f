namespace OptiFire.Sdk.Settings;

/// <summary>A change somebody asks for.</summary>
/// <param name="Author">Who asks.</param>
/// <param name="Values">New values as text by dotted path; null takes a value back to its default.</param>
public sealed record SettingsUpdate(string Author, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>Why; empty by default.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The version the change was made on; null to take whatever is newest.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Confirmations: ids of safety-critical plugins that may be switched off, and <c>live</c> for real money.</summary>
    public IReadOnlyCollection<string> Confirmations { get; init; } = [];
}

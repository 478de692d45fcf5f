namespace OptiFire.Sdk.Settings;

/// <summary>A change needs explicit confirmations that were not given; nothing was changed.</summary>
public sealed class SettingsConfirmationException(IReadOnlyList<string> needed)
    : OptiFireException($"The change needs an explicit confirmation: {string.Join(", ", needed)}.")
{
    /// <summary>What has to be confirmed: plugin ids, or <c>live</c>.</summary>
    public IReadOnlyList<string> Needed { get; } = needed;
}

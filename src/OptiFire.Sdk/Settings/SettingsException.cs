namespace OptiFire.Sdk.Settings;

/// <summary>Settings cannot be used; nothing was changed.</summary>
public sealed class SettingsException(IReadOnlyList<string> errors)
    : OptiFireException(
        $"The settings cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(e => "  " + e))}"
    )
{
    /// <summary>Every error with its place, value and allowed range.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}

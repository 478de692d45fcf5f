namespace OptiFire.Sdk.Hosting;

/// <summary>An option whose default is an engine setting: unless the option itself is set, the setting counts.</summary>
/// <param name="path">The setting, such as <c>risk.max_drawdown</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingDefaultAttribute(string path) : Attribute
{
    /// <summary>The setting's path.</summary>
    public string Path { get; } = path;
}

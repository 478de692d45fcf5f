using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Settings;

/// <summary>A setting of a plugin instance: not set by default, and hot.</summary>
internal sealed class PluginSettingKey<T>(
    string path,
    InstanceId instance,
    SettingKind<T> kind,
    Func<PluginSettings, string?> print,
    Action<PluginSettingsDraft, T> set,
    string help
) : SettingKey(path)
{
    /// <inheritdoc />
    public override string Type => kind.Type;

    /// <inheritdoc />
    public override string Allowed => kind.Allowed;

    /// <inheritdoc />
    public override string? Default => null;

    /// <inheritdoc />
    public override string Help => help;

    /// <inheritdoc />
    public override bool IsHot => true;

    /// <inheritdoc />
    public override string? Print(EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Plugins.TryGetValue(instance, out PluginSettings? plugin) ? print(plugin) : null;
    }

    internal override string? Set(SettingsDraft draft, SettingText text)
    {
        string? fault = kind.TryRead(text, out T? value);
        if (fault is null)
        {
            set(draft.Plugin(instance), value!);
        }

        return fault;
    }

    // Its range is part of its type, which reading checks; what code made is checked where it is printed and read.
    internal override string? Check(EngineSettings settings) =>
        Print(settings) is { } text ? kind.TryRead(new SettingText(text), out _) : null;
}

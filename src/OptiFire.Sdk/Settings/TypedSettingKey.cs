namespace OptiFire.Sdk.Settings;

/// <summary>A setting of a section, whose type is known.</summary>
internal sealed class SettingKey<T>(
    string path,
    SettingKind<T> kind,
    Func<EngineSettings, T> get,
    Func<EngineSettings, T, EngineSettings> set,
    string help,
    bool isHot
) : SettingKey(path)
{
    /// <inheritdoc />
    public override string Type => kind.Type;

    /// <inheritdoc />
    public override string Allowed => kind.Allowed;

    /// <inheritdoc />
    public override string? Default => kind.Print(get(new EngineSettings()));

    /// <inheritdoc />
    public override string Help => help;

    /// <inheritdoc />
    public override bool IsHot => isHot;

    /// <inheritdoc />
    public override string? Print(EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return kind.Print(get(settings));
    }

    internal override string? Set(SettingsDraft draft, SettingText text)
    {
        string? fault = kind.TryRead(text, out T? value);
        if (fault is null)
        {
            draft.Settings = set(draft.Settings, value!);
        }

        return fault;
    }

    internal override string? Check(EngineSettings settings) => kind.Fault(get(settings));
}

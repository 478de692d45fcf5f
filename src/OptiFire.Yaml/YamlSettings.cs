using OptiFire.Sdk.Settings;

namespace OptiFire.Yaml;

/// <summary>Reads settings from YAML files.</summary>
/// <remarks>
/// A file has up to five sections, each a mapping: <c>system</c>, <c>risk</c>, <c>execution</c>, <c>api</c>, and
/// <c>plugins</c>, whose keys are <c>plugin_id</c> or <c>plugin_id/name</c> and whose values have <c>enabled</c>,
/// <c>schedule</c>, <c>budget</c> (<c>cpu_ms</c>, <c>mem_mb</c>) and <c>options</c>. What no file says keeps its default.
/// <para>
/// Reading is strict: unknown and repeated keys, quoted numbers, NaN and infinities, numbers that a decimal would round,
/// lists, anchors, aliases, tags, merge keys and second documents are errors. All errors are found at once.
/// </para>
/// </remarks>
public static class YamlSettings
{
    /// <summary>Reads files, each laid over those before it, key by key.</summary>
    /// <param name="paths">The files in order, such as <c>config.yaml</c>, <c>features.yaml</c>, and a job's own.</param>
    /// <exception cref="SettingsException">
    /// A file cannot be read or used. Each error names file, line, column, setting, value and what is allowed.
    /// </exception>
    public static EngineSettings Load(params ReadOnlySpan<string> paths)
    {
        var errors = new ErrorList();
        return Finish(Bind(paths, errors), errors);
    }

    /// <summary>Reads settings from a text.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="SettingsException">The text cannot be used.</exception>
    public static EngineSettings Parse(string yaml, string name = "settings")
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var errors = new ErrorList();
        var binder = new SettingsBinder(errors);
        binder.Apply(new YamlTreeReader(0, name, errors).Read(yaml));
        return Finish(binder, errors);
    }

    /// <summary>Reads files, and keeps where each setting stands.</summary>
    internal static SettingsReading Read(ReadOnlySpan<string> paths)
    {
        var errors = new ErrorList();
        SettingsBinder binder = Bind(paths, errors);
        EngineSettings settings = Finish(binder, errors);
        return new SettingsReading(settings, binder.Positions.ToDictionary(p => p.Key, p => p.Value.ToString()));
    }

    private static SettingsBinder Bind(ReadOnlySpan<string> paths, ErrorList errors)
    {
        var binder = new SettingsBinder(errors);
        for (int i = 0; i < paths.Length; i++)
        {
            if (SettingsFileText.Read(i, paths[i], errors) is { } text)
            {
                binder.Apply(new YamlTreeReader(i, paths[i], errors).Read(text));
            }
        }

        return binder;
    }

    private static EngineSettings Finish(SettingsBinder binder, ErrorList errors)
    {
        EngineSettings settings = binder.Finish();
        return errors.IsEmpty ? settings : throw new SettingsException(errors.InOrder());
    }
}

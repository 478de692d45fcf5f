using System.Text;
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
    private const long LargestFile = 1 << 20;

    /// <summary>Reads files, each laid over those before it, key by key.</summary>
    /// <param name="paths">The files in order, such as <c>config.yaml</c>, <c>features.yaml</c>, and a job's own.</param>
    /// <exception cref="SettingsException">
    /// A file cannot be read or used. Each error names file, line, column, setting, value and what is allowed.
    /// </exception>
    public static EngineSettings Load(params ReadOnlySpan<string> paths)
    {
        var errors = new ErrorList();
        var binder = new SettingsBinder(errors);
        for (int i = 0; i < paths.Length; i++)
        {
            if (ReadText(i, paths[i], errors) is { } text)
            {
                binder.Apply(new YamlTreeReader(i, paths[i], errors).Read(text));
            }
        }

        return Finish(binder, errors);
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

    private static EngineSettings Finish(SettingsBinder binder, ErrorList errors)
    {
        EngineSettings settings = binder.Finish();
        return errors.IsEmpty ? settings : throw new SettingsException(errors.InOrder());
    }

    private static string? ReadText(int index, string path, ErrorList errors)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var start = new YamlPosition(index, path, 1, 1);
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > LargestFile)
            {
                errors.AddFile(start, $"{file.Length} bytes are too many for settings; at most {LargestFile}");
                return null;
            }

            var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return encoding.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            errors.AddFile(start, $"it is not UTF-8 (byte {error.Index}); save it as UTF-8");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            errors.AddFile(start, "there is no such file");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            errors.AddFile(start, $"it cannot be read: {error.Message}");
        }

        return null;
    }
}

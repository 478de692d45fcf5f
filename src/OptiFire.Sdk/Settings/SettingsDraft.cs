using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Settings;

/// <summary>Makes settings of values, one after the other; whatever is wrong is found in one pass.</summary>
public sealed class SettingsDraft
{
    private readonly Dictionary<InstanceId, PluginSettingsDraft> plugins = [];
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    /// <summary>What was set so far, but for the plugins.</summary>
    internal EngineSettings Settings { get; set; } = new();

    /// <summary>Sets a value; a later one of the same path goes over it.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="text">The value.</param>
    /// <returns>What is wrong with the path or the value, with what is allowed; null when nothing is.</returns>
    public string? Set(string path, SettingText text)
    {
        ArgumentNullException.ThrowIfNull(path);
        string? fault = SettingsSchema.Find(path) is { } key ? key.Set(this, text) : SettingsSchema.WhyUnknown(path);
        if (fault is not null)
        {
            Fail(path);
        }

        return fault;
    }

    /// <summary>Names a plugin instance of which nothing may be set.</summary>
    public void Name(InstanceId instance) => Plugin(instance);

    /// <summary>Notes that a value could not be had: what seems wrong because of it is no error of its own.</summary>
    public void Fail(string path) => failed.Add(path);

    /// <summary>The settings, checked as a whole.</summary>
    /// <returns>The settings, and every error of the whole as <c>path: what is wrong</c>; use them only without errors.</returns>
    public (EngineSettings Settings, IReadOnlyList<string> Errors) Finish()
    {
        EngineSettings whole = Settings with { Plugins = plugins.ToDictionary(p => p.Key, p => p.Value.Finish()) };
        var errors = new List<string>();
        foreach ((InstanceId instance, PluginSettingsDraft plugin) in plugins)
        {
            if (plugin.HasHalfBudget)
            {
                Note($"plugins.{instance}.budget: both cpu_ms and mem_mb are needed", errors);
            }
        }

        foreach (string error in whole.Validate())
        {
            Note(error, errors);
        }

        return (whole, errors);
    }

    internal PluginSettingsDraft Plugin(InstanceId instance)
    {
        if (!plugins.TryGetValue(instance, out PluginSettingsDraft? draft))
        {
            plugins.Add(instance, draft = new PluginSettingsDraft());
        }

        return draft;
    }

    /// <summary>Keeps an error, unless it only follows from one before it.</summary>
    private void Note(string error, List<string> errors)
    {
        string path = error[..error.IndexOf(':', StringComparison.Ordinal)];
        if (!failed.Any(f => f.StartsWith(path + '.', StringComparison.Ordinal) || Names(error, f)))
        {
            errors.Add(error);
            Fail(path);
        }
    }

    private static bool Names(string error, string path)
    {
        int at = path.Length == 0 ? -1 : error.IndexOf(path, StringComparison.Ordinal);
        int end = at + path.Length;
        return at >= 0 && (end == error.Length || !(char.IsLetterOrDigit(error[end]) || error[end] == '_'));
    }
}

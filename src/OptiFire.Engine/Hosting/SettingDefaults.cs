using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Hosting;

/// <summary>Fills options that were not set from the engine settings they name.</summary>
internal static class SettingDefaults
{
    public static IReadOnlyDictionary<string, string> Apply(
        PluginRegistration registration,
        PluginSettings? own,
        EngineSettings settings
    )
    {
        var values = new Dictionary<string, string>(own?.Options ?? new Dictionary<string, string>());
        foreach (OptionDescription option in registration.Options)
        {
            if (option.Setting is { } path && !values.ContainsKey(option.Name))
            {
                values[option.Name] = Find(path, settings);
            }
        }

        return values;
    }

    private static string Find(string path, EngineSettings settings) =>
        SettingsSchema.Find(path)?.Print(settings)
        ?? throw new EngineStartException([$"An option's default is the setting '{path}', which there is not."]);
}

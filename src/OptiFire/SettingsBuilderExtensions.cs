using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;
using OptiFire.Yaml;

namespace OptiFire;

/// <summary>Gives an engine its settings.</summary>
public static class SettingsBuilderExtensions
{
    /// <summary>Takes settings from YAML files, each laid over those before it; replaces what was set in code.</summary>
    /// <remarks>
    /// They are the first version of the settings. Where versions are stored, later edits of the files are laid over the
    /// newest of them, at the next start or when the files are read again.
    /// </remarks>
    /// <param name="builder">The engine.</param>
    /// <param name="paths">The files in order, such as <c>config.yaml</c> and <c>features.yaml</c>.</param>
    /// <exception cref="SettingsException">A file cannot be read or used; every error is listed.</exception>
    public static IOptiFireBuilder AddSettings(this IOptiFireBuilder builder, params ReadOnlySpan<string> paths)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Options().Settings = YamlSettings.Load(paths);
        builder.Services.AddKeyedSingleton<ISettingsFiles>(builder.Name, new YamlSettingsFiles(paths.ToArray()));
        return builder;
    }
}

using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Settings;

/// <summary>Says whether an engine can run settings, and what a change of them needs besides.</summary>
internal sealed class SettingsReview(IReadOnlyList<PluginRegistration> registrations)
{
    /// <summary>Confirms that real money may move.</summary>
    public const string Live = "live";

    private readonly HashSet<InstanceId> _instances = [.. registrations.Select(r => r.Instance)];

    /// <summary>Finds what only the whole shows; asked when nothing else is wrong.</summary>
    public Func<EngineSettings, IReadOnlyList<string>>? DryRun { get; set; }

    /// <summary>Refuses settings that the engine cannot run.</summary>
    public void Check(EngineSettings settings) => ThrowIfAny(Errors(settings));

    /// <summary>Refuses a first version that the engine cannot run.</summary>
    public void CheckFirst(SettingsReading read) =>
        ThrowIfAny(read.Settings.Validate().Concat(Errors(read.Settings)).Select(read.Locate));

    /// <summary>Refuses an edit of files that the engine cannot run, or that would need a confirmation.</summary>
    public void CheckFiles(SettingsContent from, EngineSettings to, SettingsReading read) =>
        ThrowIfAny(
            Errors(to).Concat(Confirmations(from, to).Select(SettingsEdit.UnconfirmedInFile)).Select(read.Locate)
        );

    /// <summary>Refuses a change whose confirmations were not given.</summary>
    public void Confirm(SettingsContent from, EngineSettings to, IReadOnlyCollection<string> given)
    {
        string[] missing = [.. Confirmations(from, to).Except(given, StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw new SettingsConfirmationException(missing);
        }
    }

    /// <summary>The plugins that are switched on.</summary>
    public HashSet<InstanceId> Enabled(SettingsContent content) =>
        [.. registrations.Where(r => IsEnabled(r, content)).Select(r => r.Instance)];

    private static void ThrowIfAny(IEnumerable<string> errors)
    {
        string[] all = [.. errors];
        if (all.Length > 0)
        {
            throw new SettingsException(all);
        }
    }

    private IReadOnlyList<string> Errors(EngineSettings settings)
    {
        List<string> errors =
        [
            .. settings.Plugins.Keys.Where(id => !_instances.Contains(id)).Select(Unknown),
            .. registrations
                .Where(r => settings.Plugins.ContainsKey(r.Instance) || IsEnabled(r, settings))
                .SelectMany(r => OptionErrors(r, settings)),
        ];
        return errors.Count == 0 && DryRun is { } dryRun ? dryRun(settings) : errors;
    }

    private List<string> Confirmations(SettingsContent from, EngineSettings to)
    {
        var needed = registrations
            .Where(r => r.Descriptor.SafetyCritical && IsEnabled(r, from) && !IsEnabled(r, to))
            .Select(r => r.Instance.ToString())
            .ToList();
        if (!to.Execution.PaperTrading && from.Values.GetValueOrDefault("execution.paper_trading", "true") == "true")
        {
            needed.Add(Live);
        }

        return needed;
    }

    private static bool IsEnabled(PluginRegistration registration, SettingsContent content) =>
        content.Values.TryGetValue($"plugins.{registration.Instance}.enabled", out string? text)
            ? text == "true"
            : IsOnByDefault(registration);

    private static bool IsEnabled(PluginRegistration registration, EngineSettings settings) =>
        settings.Plugins.GetValueOrDefault(registration.Instance)?.Enabled ?? IsOnByDefault(registration);

    private static bool IsOnByDefault(PluginRegistration registration) =>
        registration.EnabledByDefault ?? registration.Descriptor.SafetyCritical;

    private static IEnumerable<string> OptionErrors(PluginRegistration registration, EngineSettings settings)
    {
        PluginSettings? own = settings.Plugins.GetValueOrDefault(registration.Instance);
        return registration
            .Validate(SettingDefaults.Apply(registration, own, settings))
            .Select(error => $"plugins.{registration.Instance}.options.{error}");
    }

    private string Unknown(InstanceId instance)
    {
        int end = instance.PluginId.IndexOf('_', StringComparison.Ordinal) + 1;
        string[] all = [.. _instances.Select(id => id.ToString()).Order(StringComparer.Ordinal)];
        string[] alike = [.. all.Where(id => id.StartsWith(instance.PluginId[..end], StringComparison.Ordinal))];
        return $"plugins.{instance}: no such plugin is registered; allowed: {string.Join(", ", alike.Length > 0 ? alike : all)}";
    }
}

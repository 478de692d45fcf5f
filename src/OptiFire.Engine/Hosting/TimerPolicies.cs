using System.Globalization;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Hosting;

/// <summary>Reads the policy of timers from the options of the plugin that owns it.</summary>
internal static class TimerPolicies
{
    private const string Scheduler = "infra_apscheduler";

    /// <summary>The policy that settings ask for; the default where the scheduler plugin is off or not there.</summary>
    /// <remarks>Values that are not valid are the plugin's to refuse: here they leave the default.</remarks>
    public static TimerPolicy Of(IEnumerable<PluginRegistration> registrations, EngineSettings settings)
    {
        PluginRegistration? plugin = registrations.FirstOrDefault(r => r.Instance.ToString() == Scheduler);
        PluginSettings? own = plugin is null ? null : settings.Plugins.GetValueOrDefault(plugin.Instance);
        if (plugin is null || !(own?.Enabled ?? plugin.EnabledByDefault ?? plugin.Descriptor.SafetyCritical))
        {
            return TimerPolicy.Default;
        }

        double grace = Number("misfire_grace_seconds");
        return new TimerPolicy(
            grace > 0 ? TimeSpan.FromSeconds(grace) : null,
            !bool.TryParse(Text("coalesce"), out bool coalesces) || coalesces,
            TimeSpan.FromSeconds(Number("jitter_seconds"))
        );

        double Number(string option) =>
            double.TryParse(Text(option), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value is > 0 and <= 86_400
                ? value
                : 0;

        string? Text(string option) =>
            own?.Options.GetValueOrDefault(option) ?? plugin.Options.FirstOrDefault(o => o.Name == option)?.Default;
    }
}

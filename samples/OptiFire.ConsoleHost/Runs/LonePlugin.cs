using OptiFire.ConsoleHost.Screens;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Runs;

/// <summary>One plugin by itself over data, with those whose outputs it reads.</summary>
internal static class LonePlugin
{
    /// <summary>A plan in which nothing else runs.</summary>
    /// <param name="plan">The data.</param>
    /// <param name="known">Every plugin there is.</param>
    /// <param name="id">Which.</param>
    /// <param name="with">Others that are to run as well.</param>
    /// <param name="options">Options of the plugin, as <c>name=value</c>.</param>
    /// <exception cref="UsageException">There is no such plugin, or an option is no <c>name=value</c>.</exception>
    public static RunPlan In(
        RunPlan plan,
        PluginRegistration[] known,
        InstanceId id,
        IReadOnlyList<InstanceId> with,
        IReadOnlyList<string> options
    )
    {
        HashSet<InstanceId> wanted = [id, .. with];
        foreach (InstanceId one in wanted)
        {
            KnownPlugins.Find(known, one.ToString());
        }

        return plan with
        {
            Settings = plan.Settings with
            {
                Plugins = known.ToDictionary(
                    r => r.Instance,
                    r => new PluginSettings
                    {
                        Enabled = wanted.Contains(r.Instance),
                        Options = r.Instance == id ? Read(options) : [],
                    }
                ),
            },
        };
    }

    private static Dictionary<string, string> Read(IReadOnlyList<string> options)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string option in options)
        {
            int equals = option.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !read.TryAdd(option[..equals], option[(equals + 1)..]))
            {
                throw new UsageException(
                    $"'{option}' is not an option of a plugin, or is there twice.",
                    "Write name=value, such as window=60; 'optifire-cli plugins describe' shows the names."
                );
            }
        }

        return read;
    }
}

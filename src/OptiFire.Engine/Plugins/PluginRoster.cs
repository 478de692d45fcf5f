using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Plugins;

/// <summary>Makes the plugin instances that settings ask for; those whose options stay the same stay the same.</summary>
/// <remarks>
/// An instance gets its number in the journal when it first runs and keeps it for the whole run. Guards that are switched
/// off leave their state here: a latch must not be lost by switching its guard off and on.
/// </remarks>
internal sealed class PluginRoster(
    IServiceProvider services,
    IReadOnlyList<PluginRegistration> registrations,
    PluginVerification verification
)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<InstanceId, int> _numbers = [];
    private readonly Dictionary<InstanceId, LeftState> _retired = [];

    /// <summary>Every instance that ever ran in this run as <c>id version</c>, by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Makes the instances of some settings.</summary>
    /// <param name="settings">What is switched on, with which options.</param>
    /// <param name="present">The instances there are now.</param>
    /// <param name="errors">Takes what is wrong, with its path.</param>
    /// <returns>The instances by rank; an instance of <paramref name="present"/> where nothing changed for it.</returns>
    public IReadOnlyList<PluginInstance> Create(
        EngineSettings settings,
        IReadOnlyList<PluginInstance> present,
        List<string> errors
    )
    {
        foreach (InstanceId unknown in settings.Plugins.Keys.Where(id => registrations.All(r => r.Instance != id)))
        {
            errors.Add($"plugins.{unknown}: no such plugin is registered.");
        }

        var instances = new List<PluginInstance>();
        for (int rank = 0; rank < registrations.Count; rank++)
        {
            PluginRegistration registration = registrations[rank];
            PluginSettings? own = settings.Plugins.GetValueOrDefault(registration.Instance);
            if (IsEnabled(registration, own) && Create(rank, own, settings, present, errors) is { } instance)
            {
                instances.Add(instance);
            }
        }

        return instances;
    }

    /// <summary>Remembers what guards leave when they are switched off.</summary>
    public void Retire(IEnumerable<PluginInstance> removed)
    {
        foreach (PluginInstance instance in removed.Where(i => i.Plugin is IGuard))
        {
            _retired[instance.Id] = instance.Leave();
        }
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(_names.Count);
        _names.ForEach(writer.WriteString);
        writer.WriteInt32(_retired.Count);
        foreach ((InstanceId instance, LeftState left) in _retired)
        {
            writer.WriteString(instance.ToString());
            left.Save(writer);
        }
    }

    public void Load(ref PayloadReader reader)
    {
        for (int left = reader.ReadCount(minimumBytes: 4); left > 0; left--)
        {
            string name = reader.ReadString();
            NumberOf(InstanceId.Parse(name[..name.IndexOf(' ', StringComparison.Ordinal)]), name);
        }

        for (int left = reader.ReadCount(minimumBytes: 12); left > 0; left--)
        {
            _retired[InstanceId.Parse(reader.ReadString())] = LeftState.Load(ref reader);
        }
    }

    private static bool IsEnabled(PluginRegistration registration, PluginSettings? own) =>
        own?.Enabled ?? registration.EnabledByDefault ?? registration.Descriptor.SafetyCritical;

    private PluginInstance? Create(
        int rank,
        PluginSettings? own,
        EngineSettings settings,
        IReadOnlyList<PluginInstance> present,
        List<string> errors
    )
    {
        PluginRegistration registration = registrations[rank];
        IReadOnlyDictionary<string, string> options = SettingDefaults.Apply(registration, own, settings);
        PluginInstance? earlier = present.FirstOrDefault(i => i.Id == registration.Instance);
        if (earlier is not null && SameOptions(earlier.Options, options))
        {
            return earlier;
        }

        IReadOnlyList<string> wrong = registration.Validate(options);
        if (wrong.Count > 0)
        {
            errors.AddRange(wrong.Select(e => $"plugins.{registration.Instance}.options.{e}"));
            return null;
        }

        int number = NumberOf(registration.Instance, $"{registration.Instance} {registration.Descriptor.Version}");
        var instance = new PluginInstance(
            number,
            rank,
            registration,
            options,
            registration.Create(services, options),
            verification
        );
        if ((earlier?.Leave() ?? _retired.GetValueOrDefault(registration.Instance)) is { } left)
        {
            instance.ContinueFrom(left);
        }

        return instance;
    }

    private int NumberOf(InstanceId instance, string name)
    {
        if (!_numbers.TryGetValue(instance, out int number))
        {
            number = _names.Count;
            _numbers.Add(instance, number);
            _names.Add(name);
        }

        return number;
    }

    private static bool SameOptions(
        IReadOnlyDictionary<string, string> left,
        IReadOnlyDictionary<string, string> right
    ) => left.Count == right.Count && left.All(o => right.TryGetValue(o.Key, out string? value) && value == o.Value);
}

using OptiFire.Engine.Budgets;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>A plugin as it runs in one engine under one set of options.</summary>
internal sealed class PluginInstance(
    int number,
    int rank,
    PluginRegistration registration,
    IReadOnlyDictionary<string, string> options,
    IPlugin plugin,
    PluginVerification verification
)
{
    private readonly Dictionary<ShardKey, StateSlot> _states = [];

    /// <summary>The instance's number in the journal: the same under all options of a run.</summary>
    public int Number { get; } = number;

    /// <summary>Its place among all registered instances, on which the order of execution rests.</summary>
    public int Rank { get; } = rank;

    public InstanceId Id { get; } = registration.Instance;

    public PluginDescriptor Descriptor { get; } = registration.Descriptor;

    /// <summary>The options that were set, as text.</summary>
    public IReadOnlyDictionary<string, string> Options { get; } = options;

    /// <summary>What its generators of random numbers are seeded with.</summary>
    public long Seed { get; } = RunRandom.SeedOf(registration.Instance);

    public IPlugin Plugin { get; } = plugin;

    public PluginPlan Plan { get; } = plugin.Plan;

    public PromiseChecks Promises { get; } = new(registration.Instance, verification);

    /// <summary>What the instance may do.</summary>
    public InstanceControl Control { get; } = new();

    /// <summary>Whether it is never quarantined, shed or paused.</summary>
    public bool IsKept => Descriptor.SafetyCritical || Activations.Exists(a => a.IsInline);

    public List<ActivationBinding> Activations { get; } = [];

    /// <summary>The states of all shards; none for a plugin without state.</summary>
    public IReadOnlyDictionary<ShardKey, StateSlot> States => _states;

    /// <summary>What it leaves to an instance that takes its place.</summary>
    public LeftState Leave() =>
        new(
            Options,
            [
                .. _states.Select(state =>
                {
                    // In the stored form, not by reference: a run that was given up may still hold the slot.
                    var writer = new PayloadWriter();
                    state.Value.Write(writer);
                    return (state.Key, writer.WrittenSpan.ToArray());
                }),
            ]
        );

    /// <summary>Goes on with what an earlier instance left, unless an option changed that makes it worthless.</summary>
    public void ContinueFrom(LeftState left)
    {
        bool resets = registration.Options.Any(o =>
            o.ResetsState && Options.GetValueOrDefault(o.Name) != left.Options.GetValueOrDefault(o.Name)
        );
        if (Plan.State is null || resets)
        {
            return;
        }

        foreach ((ShardKey shard, byte[] state) in left.States)
        {
            StateSlot slot = Plan.State.CreateSlot();
            var reader = new PayloadReader(state);
            slot.Read(ref reader);
            _states.Add(shard, slot);
        }
    }

    /// <summary>The state of a shard, shared by all activations; null for a plugin without state.</summary>
    public StateSlot? StateOf(ShardKey shard)
    {
        if (Plan.State is null)
        {
            return null;
        }

        if (!_states.TryGetValue(shard, out StateSlot? slot))
        {
            slot = Plan.State.CreateSlot();
            _states.Add(shard, slot);
        }

        return slot;
    }
}

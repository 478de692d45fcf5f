using OptiFire.Engine.Budgets;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>A plugin as it runs in one engine.</summary>
internal sealed class PluginInstance(
    int number,
    InstanceId id,
    PluginDescriptor descriptor,
    IPlugin plugin,
    PluginVerification verification
)
{
    private readonly Dictionary<ShardKey, StateSlot> _states = [];

    /// <summary>The instance's number in the journal.</summary>
    public int Number { get; } = number;

    public InstanceId Id { get; } = id;

    public PluginDescriptor Descriptor { get; } = descriptor;

    public IPlugin Plugin { get; } = plugin;

    public PluginPlan Plan { get; } = plugin.Plan;

    public PromiseChecks Promises { get; } = new(id, verification);

    /// <summary>What the instance may do.</summary>
    public InstanceControl Control { get; } = new();

    /// <summary>Whether it is never quarantined, shed or paused.</summary>
    public bool IsKept => Descriptor.SafetyCritical || Activations.Exists(a => a.IsInline);

    public List<ActivationBinding> Activations { get; } = [];

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

namespace OptiFire.Sdk.Plugins;

/// <summary>When a plugin runs, what it needs and what it keeps.</summary>
public sealed record PluginPlan
{
    /// <summary>Makes a plan of one or more activations.</summary>
    public PluginPlan(params IReadOnlyList<Activation> activations) => Activations = activations;

    /// <summary>What runs when; in the order of execution within one round and wave.</summary>
    public IReadOnlyList<Activation> Activations { get; init; }

    /// <summary>What the engine keeps for the plugin between runs; null for a plugin without memory.</summary>
    public StateSpecification? State { get; init; }

    /// <summary>The same plan with state kept per shard.</summary>
    /// <param name="create">Makes the state of a shard that never ran.</param>
    public PluginPlan WithState<TState>(Func<TState> create)
        where TState : IPluginState<TState> => this with { State = StateSpecification.Of(create) };
}

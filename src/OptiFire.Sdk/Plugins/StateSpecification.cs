namespace OptiFire.Sdk.Plugins;

/// <summary>The type of a plugin's state and how a fresh one is made.</summary>
public abstract class StateSpecification
{
    private protected StateSpecification() { }

    /// <summary>Specifies a state type.</summary>
    public static StateSpecification Of<TState>(Func<TState> create)
        where TState : IPluginState<TState> => new Typed<TState>(create);

    /// <summary>Makes the slot that holds the state of one shard.</summary>
    public abstract StateSlot CreateSlot();

    private sealed class Typed<TState>(Func<TState> create) : StateSpecification
        where TState : IPluginState<TState>
    {
        public override StateSlot CreateSlot() => new StateSlot<TState>(create());
    }
}

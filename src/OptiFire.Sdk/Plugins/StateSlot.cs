using OptiFire.Sdk.Payloads;

namespace OptiFire.Sdk.Plugins;

/// <summary>Holds one shard's state: the committed one, and the copy a run works on.</summary>
public abstract class StateSlot
{
    private protected StateSlot() { }

    /// <summary>Starts a run: drops the copy of an earlier run that was not committed.</summary>
    public abstract void Begin();

    /// <summary>Makes the run's copy the committed state.</summary>
    public abstract void Commit();

    /// <summary>Stores the committed state with its schema version.</summary>
    public abstract void Write(PayloadWriter writer);

    /// <summary>Replaces the committed state by a stored one.</summary>
    public abstract void Read(ref PayloadReader reader);
}

using OptiFire.Sdk.Payloads;

namespace OptiFire.Sdk.Plugins;

/// <summary>Holds one shard's state of a known type.</summary>
public sealed class StateSlot<TState> : StateSlot
    where TState : IPluginState<TState>
{
    private TState committed;
    private TState working;
    private bool copied;

    /// <summary>Makes a slot with a first state.</summary>
    public StateSlot(TState initial)
    {
        committed = initial;
        working = initial;
    }

    /// <summary>The state the last successful run left.</summary>
    public TState Committed => committed;

    /// <summary>The run's own copy, made at the first call.</summary>
    public ref TState Working
    {
        get
        {
            if (!copied)
            {
                working = committed.Copy();
                copied = true;
            }

            return ref working;
        }
    }

    /// <summary>The committed state itself: for inline runs, which cannot be given up. Changes stay, whatever comes after.</summary>
    public ref TState InPlace => ref committed;

    /// <inheritdoc />
    public override void Begin() => copied = false;

    /// <inheritdoc />
    public override void Commit()
    {
        if (copied)
        {
            committed = working;
            copied = false;
        }
    }

    /// <inheritdoc />
    public override void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt32(TState.SchemaVersion);
        committed.Write(writer);
    }

    /// <inheritdoc />
    public override void Read(ref PayloadReader reader)
    {
        int schemaVersion = reader.ReadInt32();
        if (schemaVersion < 1 || schemaVersion > TState.SchemaVersion)
        {
            throw new PayloadException(
                $"State {typeof(TState).Name} was stored under schema {schemaVersion}; this version reads 1 to {TState.SchemaVersion}."
            );
        }

        committed = TState.Read(ref reader, schemaVersion);
        copied = false;
    }
}

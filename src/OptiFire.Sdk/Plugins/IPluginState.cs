using OptiFire.Sdk.Payloads;

namespace OptiFire.Sdk.Plugins;

/// <summary>What a plugin remembers between runs. The engine owns it, hands out copies and stores it.</summary>
/// <remarks>
/// A run changes its own copy; the engine keeps the copy only when the run succeeded. Save, load, continue must give the
/// same bits as never stopping.
/// </remarks>
public interface IPluginState<TSelf>
    where TSelf : IPluginState<TSelf>
{
    /// <summary>Counts changes of the stored form, from 1.</summary>
    static abstract int SchemaVersion { get; }

    /// <summary>An independent copy; a struct without references returns itself.</summary>
    TSelf Copy();

    /// <summary>Stores the state.</summary>
    void Write(PayloadWriter writer);

    /// <summary>Reads a state stored under this or an earlier schema version.</summary>
    static abstract TSelf Read(ref PayloadReader reader, int schemaVersion);
}

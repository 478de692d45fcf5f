using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>What a plugin instance may do has changed.</summary>
/// <param name="Sequence">Of the journal record.</param>
/// <param name="Time">The engine's time.</param>
/// <param name="Instance">Which.</param>
/// <param name="State">What it may do now.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">When it will be tried again; null when nothing is waited for.</param>
public sealed record PluginStateChanged(
    long Sequence,
    Timestamp Time,
    InstanceId Instance,
    InstanceState State,
    string Reason,
    Timestamp? Until
) : IEngineEvent;

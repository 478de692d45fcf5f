namespace OptiFire.Sdk.Plugins;

/// <summary>Runs in the same round as the plugin that owns the port, after it.</summary>
public sealed record OutputTrigger(OutputPort Port) : Trigger;

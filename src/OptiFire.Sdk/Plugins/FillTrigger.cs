namespace OptiFire.Sdk.Plugins;

/// <summary>Runs on fills.</summary>
public sealed record FillTrigger : Trigger;

namespace OptiFire.Engine.Plugins;

/// <summary>Something a run wants in force, until it is committed.</summary>
internal readonly record struct PendingControl(int Subject, double Value, bool Blocks, string Reason);

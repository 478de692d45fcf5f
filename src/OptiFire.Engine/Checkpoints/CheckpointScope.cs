using OptiFire.Engine.Plugins;

namespace OptiFire.Engine.Checkpoints;

/// <summary>What a section needs to find its way when it is read.</summary>
/// <param name="Version">The version of the section's form.</param>
/// <param name="Graph">The plugins, found by their numbers in the journal.</param>
internal readonly record struct CheckpointScope(int Version, PluginGraph Graph);

namespace OptiFire.Engine.Checkpoints;

/// <summary>One part of a checkpoint.</summary>
/// <param name="Name">Whose part.</param>
/// <param name="Version">The version of its form.</param>
/// <param name="Content">The part in its stored form.</param>
public sealed record CheckpointSection(string Name, int Version, ReadOnlyMemory<byte> Content);

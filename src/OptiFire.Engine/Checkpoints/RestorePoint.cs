namespace OptiFire.Engine.Checkpoints;

/// <summary>A checkpoint that a run goes on from.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="Checkpoint">What it holds.</param>
/// <param name="Journal">Where the journal was.</param>
internal sealed record RestorePoint(string Name, Checkpoint Checkpoint, JournalPosition Journal);

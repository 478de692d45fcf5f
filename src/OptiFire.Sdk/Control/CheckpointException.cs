namespace OptiFire.Sdk.Control;

/// <summary>A checkpoint cannot be taken, stored, or loaded.</summary>
public sealed class CheckpointException(string message, Exception? inner = null) : OptiFireException(message, inner);

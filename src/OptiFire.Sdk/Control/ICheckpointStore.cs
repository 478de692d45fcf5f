namespace OptiFire.Sdk.Control;

/// <summary>Keeps the newest few checkpoints of a run: a folder, or wherever a host wants them.</summary>
/// <remarks>Calls come one at a time, never from the kernel's thread.</remarks>
public interface ICheckpointStore
{
    /// <summary>The names of those kept, newest first; nothing is said of whether they are whole.</summary>
    /// <exception cref="CheckpointException">They cannot be listed.</exception>
    IReadOnlyList<string> Names();

    /// <summary>Reads one, whole or not.</summary>
    /// <exception cref="CheckpointException">It cannot be read.</exception>
    ReadOnlyMemory<byte> Read(string name);

    /// <summary>Keeps one, whole or not at all, and then drops the oldest of those too many.</summary>
    /// <param name="sequence">The last sequence it includes.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>Its name.</returns>
    /// <exception cref="CheckpointException">It cannot be kept: the cause and what to do. The earlier ones are untouched.</exception>
    string Write(long sequence, ReadOnlyMemory<byte> content);
}

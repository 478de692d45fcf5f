namespace OptiFire.EndToEnd.Tests;

/// <summary>An empty folder in memory where the system has one: a kill loses nothing of it, and syncing costs nothing.</summary>
internal sealed class MemoryFolder : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    public string Path { get; } =
        Directory
            .CreateDirectory(
                System.IO.Path.Combine(
                    Directory.Exists(SharedMemory) ? SharedMemory : System.IO.Path.GetTempPath(),
                    "optifire-" + System.IO.Path.GetRandomFileName()
                )
            )
            .FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

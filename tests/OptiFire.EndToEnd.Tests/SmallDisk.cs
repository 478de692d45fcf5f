using System.Diagnostics;

namespace OptiFire.EndToEnd.Tests;

/// <summary>A file system in memory that is soon full.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one; null where that is not possible: it takes root on Linux.</summary>
    public static async Task<SmallDisk?> TryMakeAsync(string folder, string size)
    {
        string path = Directory.CreateDirectory(System.IO.Path.Combine(folder, "small")).FullName;
        bool made =
            OperatingSystem.IsLinux()
            && Environment.UserName == "root"
            && await RunAsync("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path);
        return made ? new SmallDisk(path) : null;
    }

    public async Task GrowAsync(string size) =>
        Assert.True(await RunAsync("mount", "-o", $"remount,size={size}", Path), "the disk could not grow");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", Path);

    private static async Task<bool> RunAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}

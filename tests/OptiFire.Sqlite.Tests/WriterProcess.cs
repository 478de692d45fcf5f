using System.Diagnostics;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite.Tests;

/// <summary>Starts the process that writes a journal without end.</summary>
internal static class WriterProcess
{
    private static string[] Nobody => ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet"];

    public static Process Start(string path, int seed, Durability durability = Durability.BeforeSend) =>
        Start("dotnet", [], path, seed, $"{durability}");

    /// <summary>Starts the one that writes versions of settings.</summary>
    public static Process StartSettings(string path) => Start("dotnet", [], path, 0, "Settings");

    /// <summary>Starts the one that writes versions of settings, without the right to write to what is read-only.</summary>
    public static Process StartSettingsAsNobody(string path) =>
        Environment.UserName == "root" ? Start("setpriv", [.. Nobody], path, 0, "Settings") : StartSettings(path);

    /// <summary>Starts it where no file may grow beyond a size.</summary>
    /// <remarks>
    /// The shell's limit counts 1024 bytes; an ignored signal turns it into a plain error of writing. The runtime maps
    /// its code through a large file of its own unless told not to.
    /// </remarks>
    public static Process StartLimited(string path, int seed, long fileBytes) =>
        Start(
            "bash",
            [
                "-c",
                $"trap '' XFSZ; ulimit -f {fileBytes / 1024}; DOTNET_EnableWriteXorExecute=0 exec dotnet \"$@\"",
                "writer",
            ],
            path,
            seed
        );

    /// <summary>Starts it without the right to write to files that are read-only, which root has.</summary>
    public static Process StartAsNobody(string path, int seed) =>
        Environment.UserName == "root" ? Start("setpriv", [.. Nobody], path, seed) : Start(path, seed);

    private static Process Start(
        string file,
        string[] before,
        string path,
        int seed,
        string mode = nameof(Durability.BeforeSend)
    )
    {
        string program = Path.Combine(AppContext.BaseDirectory, "OptiFire.Sqlite.Tests.Writer.dll");
        return Process.Start(
            new ProcessStartInfo(file, [.. before, program, path, $"{seed}", mode]) { RedirectStandardOutput = true }
        )!;
    }
}

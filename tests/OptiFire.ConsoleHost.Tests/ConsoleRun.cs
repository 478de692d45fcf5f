using System.Diagnostics;
using System.Text.RegularExpressions;
using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

/// <summary>The built console as a process of its own.</summary>
internal sealed record ConsoleRun(int Code, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What follows a label at the beginning of a line.</summary>
    public string Value(string label) =>
        Regex.Match(Output, $"^{Regex.Escape(label)} +(.*)$", RegexOptions.Multiline).Groups[1].Value.TrimEnd();

    public static async Task<ConsoleRun> OfAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>Presses Ctrl+C when the run has got somewhere.</summary>
    public static async Task<ConsoleRun> InterruptedAsync(string journal, params string[] arguments)
    {
        using Process process = Start(arguments);
        while (
            !process.HasExited && !(File.Exists(journal + "-wal") && new FileInfo(journal + "-wal").Length > 300_000)
        )
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        using Process interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await interrupt.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await EndAsync(process);
    }

    private static Process Start(string[] arguments)
    {
        // Both projects are built alike: the last folder says debug or release.
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        string program = Path.Combine(
            SharedFolder.RepositoryRoot,
            "artifacts",
            "bin",
            "OptiFire.ConsoleHost",
            configuration,
            "optifire-cli.dll"
        );
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<ConsoleRun> EndAsync(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new ConsoleRun(process.ExitCode, await output, await errors);
    }
}

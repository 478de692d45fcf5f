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
    public static Task<ConsoleRun> InterruptedAsync(string journal, params string[] arguments) =>
        SignalledAsync("-INT", 300_000, journal, arguments);

    /// <summary>Asks the process to end as a supervisor does when the run has got somewhere.</summary>
    /// <param name="bytes">What the journal's log must have reached.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="arguments">What is run.</param>
    public static Task<ConsoleRun> TerminatedAsync(long bytes, string journal, params string[] arguments) =>
        SignalledAsync("-TERM", bytes, journal, arguments);

    /// <summary>How long the process took to end after a signal; zero without one.</summary>
    public TimeSpan Ending { get; private init; }

    private static async Task<ConsoleRun> SignalledAsync(string signal, long bytes, string journal, string[] arguments)
    {
        using Process process = Start(arguments);
        while (!process.HasExited && !(File.Exists(journal + "-wal") && new FileInfo(journal + "-wal").Length > bytes))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        long asked = Stopwatch.GetTimestamp();
        using Process kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        ConsoleRun run = await EndAsync(process);
        return run with { Ending = Stopwatch.GetElapsedTime(asked) };
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

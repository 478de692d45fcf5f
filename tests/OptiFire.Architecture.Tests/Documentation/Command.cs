using System.Diagnostics;

namespace OptiFire.Architecture.Tests.Documentation;

/// <summary>Runs a program and gives what it wrote.</summary>
public static class Command
{
    /// <summary>Runs <c>dotnet</c> in a folder.</summary>
    /// <returns>What it wrote to both streams.</returns>
    public static async Task<string> DotnetAsync(string folder, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // What the test platform hands to its own processes is not meant for these.
        foreach (
            string name in start
                .Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.Ordinal))
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string all = await output + await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(
            process.ExitCode == 0,
            $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{all}"
        );

        return all;
    }
}

using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using OptiFire.Sdk;
using Spectre.Console;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>What goes wrong is said in words: cause and remedy, no stack trace, an exit code other than 0.</summary>
internal static class Failures
{
    /// <summary>The command did what it could, and what it found is bad.</summary>
    public const int Bad = 1;

    /// <summary>The command could not be understood or could not begin.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped with Ctrl+C.</summary>
    public const int Cancelled = 130;

    public static async Task<int> GuardAsync(RootCommand root, string[] args)
    {
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // its handler waits, and would keep SIGTERM from all others
        };
        using var ended = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            ParseResult parsed = root.Parse(args);
            if (parsed.Action is ParseErrorAction)
            {
                return Explain(parsed);
            }

            return await parsed.InvokeAsync(configuration, ended.Token).ConfigureAwait(false);
        }
        catch (UsageException wrong)
        {
            return Say(wrong.Message, wrong.Remedy);
        }
        catch (OptiFireException wrong)
        {
            return Say(wrong.Message, Remedies.For(wrong));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return Say(wrong.Message, "Check the path, and that the file is not open elsewhere.");
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true; // the process ends when the command has
            ended.Cancel();
        }
    }

    /// <summary>Says an error and what to do.</summary>
    public static int Say(string cause, string remedy)
    {
        IAnsiConsole console = Terminal.Errors;
        console.MarkupLineInterpolated($"[red]Error:[/] {cause.TrimEnd()}");
        if (remedy.Length > 0)
        {
            console.MarkupLineInterpolated($"[yellow]What to do:[/] {remedy}");
        }

        return Unusable;
    }

    private static int Explain(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        // Of a mistyped word the parser also says that a word is missing: that helps nobody.
        IReadOnlyList<string> unknown = parsed.UnmatchedTokens;
        IEnumerable<string> errors = parsed
            .Errors.Select(e => e.Message)
            .Where(m => unknown.Count == 0 || unknown.Any(token => m.Contains(token, StringComparison.Ordinal)));
        foreach (string error in errors.Distinct())
        {
            Terminal.Errors.MarkupLineInterpolated($"[red]Error:[/] {error}");
        }

        foreach (string token in unknown)
        {
            if (NearestName.Of(token, NamesIn(command)) is { } meant)
            {
                Terminal.Errors.MarkupLineInterpolated(
                    $"[yellow]Did you mean[/] '{meant}' [yellow]instead of[/] '{token}'?"
                );
            }
        }

        string path = string.Join(' ', ["optifire-cli", .. PathOf(command, parsed.RootCommandResult.Command)]);
        Terminal.Errors.MarkupLineInterpolated($"See '{path} --help'.");
        return Unusable;
    }

    private static IEnumerable<string> NamesIn(Command command) =>
        [.. command.Subcommands.Select(c => c.Name), .. command.Options.Select(o => o.Name)];

    private static IEnumerable<string> PathOf(Command command, Command root) =>
        command == root ? [] : [.. PathOf(command.Parents.OfType<Command>().First(), root), command.Name];
}

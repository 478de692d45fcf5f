using System.CommandLine;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Journal;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli report</c></summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var journal = new Argument<string>("journal") { Description = "The journal of a run." };
        var output = new Option<string>("--out")
        {
            Description = "The page to write.",
            HelpName = "file.html",
            DefaultValueFactory = _ => "report.html",
        };
        var command = new ExampleCommand(
            "report",
            "Make one HTML page of a journal, with nothing to load beside it.",
            "report demo.journal --out demo.html"
        )
        {
            journal,
            output,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<CommitGroup> groups = JournalFile.Read(parsed.GetValue(journal)!);
            if (JournalVerifier.Verify(groups).Fault is { } fault)
            {
                throw new UsageException(
                    $"The journal is damaged from sequence {fault.Sequence} on: {fault.Reason}.",
                    "'optifire-cli verify' tells more; use an undamaged copy."
                );
            }

            RunPages.Write(parsed.GetValue(output)!, RunHistory.Read(groups));
        });
        return command;
    }
}

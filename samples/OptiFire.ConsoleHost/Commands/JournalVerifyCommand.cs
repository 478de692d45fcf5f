using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Sdk.Journal;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli journal verify</c></summary>
internal static class JournalVerifyCommand
{
    public static Command Create()
    {
        Option<string?> file = JournalCommand.File();
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            "verify",
            "Check the chain of hashes from the first group to the last; exit code 1 when it is broken.",
            "journal verify --state demo",
            "journal verify --journal demo.journal"
        )
        {
            file,
            state,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                StoredJournal journal = JournalCommand.Open(parsed.GetValue(file), parsed.GetValue(state)!);
                var progress = new LongWork("verified");
                return Task.FromResult(
                    Show(
                        JournalVerifier.Verify(
                            journal
                                .Groups()
                                .Select(group =>
                                {
                                    cancellationToken.ThrowIfCancellationRequested();
                                    progress.Reached(group.LastSequence);
                                    return group;
                                })
                        )
                    )
                );
            }
        );
        return command;
    }

    private static int Show(JournalVerification check)
    {
        JournalHead head = check.Verified;
        if (check.Fault is { } fault)
        {
            Terminal.Line(
                $"[red]Not to be trusted from sequence {fault.Sequence} on[/]: {fault.Reason} ({fault.Kind})."
            );
            Terminal.Line($"Whole up to group {head.Groups}, sequence {head.Sequence}, hash {head.Hash}.");
            return Failures.Bad;
        }

        Terminal.Line($"The chain is whole: {head.Groups} groups, {head.Records} records, sequence {head.Sequence}.");
        Terminal.Line($"Head {head.Hash}");
        return 0;
    }
}

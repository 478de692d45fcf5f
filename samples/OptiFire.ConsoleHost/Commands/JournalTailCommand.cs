using System.CommandLine;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Journal;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli journal tail</c></summary>
internal static class JournalTailCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static Command Create()
    {
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what is written, until Ctrl+C." };
        Option<int> count = SharedOptions.InRange(
            new Option<int>("--count", "-n")
            {
                Description = "How many records, 1 to 100000.",
                HelpName = "n",
                DefaultValueFactory = _ => 20,
            },
            1,
            100_000
        );
        Option<string[]> kinds = JournalCommand.Kinds();
        var plugins = new Option<string[]>("--plugin")
        {
            Description = "Only records of these plugins.",
            HelpName = "id",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        Option<string?> file = JournalCommand.File();
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            "tail",
            "The last records: sequence, kind, whose, content.",
            "journal tail --state demo",
            "journal tail --follow --kind Intent Broker",
            "journal tail -n 100 --plugin fe_kalman --journal demo.journal"
        )
        {
            follow,
            count,
            kinds,
            plugins,
            file,
            state,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                StoredJournal journal = JournalCommand.Open(parsed.GetValue(file), parsed.GetValue(state)!);
                var filter = new JournalFilter
                {
                    Kinds = JournalCommand.KindsOf(parsed.GetValue(kinds)!),
                    Subjects = parsed.GetValue(plugins)!,
                };
                (IReadOnlyList<JournalLine> lines, long last) = journal.Tail(parsed.GetValue(count), filter);
                Show(lines);
                while (parsed.GetValue(follow))
                {
                    await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
                    foreach (CommitGroup group in journal.Groups(last + 1))
                    {
                        Show(journal.Lines(group, filter));
                        last = group.Number;
                    }
                }
            }
        );
        return command;
    }

    // Neither wrapped nor cut: a line is a record, for grep too.
    private static void Show(IEnumerable<JournalLine> lines)
    {
        foreach (JournalLine line in lines)
        {
            Console.Out.WriteLine($"{line.Sequence, 10}  {line.Kind, -13} {line.Subject}: {line.Text}");
        }
    }
}

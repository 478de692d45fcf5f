using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Journal;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli journal export</c></summary>
internal static class JournalExportCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out")
        {
            Description = "The file to write; it is replaced when all is written.",
            HelpName = "file",
            Required = true,
        };
        var format = new Option<string>("--format")
        {
            Description = "jsonl: an object a line; csv: with a heading.",
            HelpName = "jsonl|csv",
            DefaultValueFactory = _ => "jsonl",
        };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var from = new Option<long>("--from-sequence")
        {
            Description = "The first sequence wanted.",
            HelpName = "n",
            DefaultValueFactory = _ => 1,
        };
        var to = new Option<long>("--to-sequence")
        {
            Description = "The last sequence wanted.",
            HelpName = "n",
            DefaultValueFactory = _ => long.MaxValue,
        };
        Option<string[]> kinds = JournalCommand.Kinds();
        Option<string?> file = JournalCommand.File();
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            "export",
            "Write records to a file for other programs: sequence, kind, subject, text.",
            "journal export --out records.jsonl --state demo",
            "journal export --out orders.csv --format csv --kind Intent Broker Refusal",
            "journal export --out part.jsonl --from-sequence 100000 --to-sequence 200000"
        )
        {
            output,
            format,
            from,
            to,
            kinds,
            file,
            state,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                StoredJournal journal = JournalCommand.Open(parsed.GetValue(file), parsed.GetValue(state)!);
                var filter = new JournalFilter
                {
                    Kinds = JournalCommand.KindsOf(parsed.GetValue(kinds)!),
                    From = parsed.GetValue(from),
                    To = parsed.GetValue(to),
                };
                string path = parsed.GetValue(output)!;
                string part = path + ".part";
                long count;
                using (var writer = new StreamWriter(part))
                {
                    count = Write(
                        journal,
                        filter,
                        RecordWriter.Of(parsed.GetValue(format) == "csv", writer),
                        cancellationToken
                    );
                }

                File.Move(part, path, overwrite: true);
                Terminal.Line($"{count} records written to {path}");
                return Task.CompletedTask;
            }
        );
        return command;
    }

    private static long Write(
        StoredJournal journal,
        JournalFilter filter,
        Action<JournalLine> write,
        CancellationToken cancellationToken
    )
    {
        var progress = new LongWork("exported");
        long count = 0;
        foreach (CommitGroup group in journal.Groups().TakeWhile(g => g.FirstSequence <= filter.To))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (JournalLine line in journal.Lines(group, filter))
            {
                write(line);
                count++;
            }

            progress.Reached(group.LastSequence);
        }

        return count;
    }
}

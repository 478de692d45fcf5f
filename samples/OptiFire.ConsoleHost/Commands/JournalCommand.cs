using System.CommandLine;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Journal;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli journal</c></summary>
internal static class JournalCommand
{
    private static readonly string[] Names = Enum.GetNames<JournalRecordKind>();
    private static readonly StringComparer AnyCase = StringComparer.OrdinalIgnoreCase;

    public static Command Create() =>
        new("journal", "Read the journal of a run, while it goes on or afterwards.")
        {
            JournalTailCommand.Create(),
            JournalVerifyCommand.Create(),
            JournalExportCommand.Create(),
        };

    /// <summary>Another file than the state folder's.</summary>
    public static Option<string?> File() =>
        new("--journal") { Description = "The file; run.journal of the state folder by default.", HelpName = "path" };

    /// <summary>Only records of some kinds.</summary>
    public static Option<string[]> Kinds()
    {
        var option = new Option<string[]>("--kind")
        {
            Description = "Only records of these kinds.",
            HelpName = "kind",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        option.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(t => t.Value).Where(name => !Names.Contains(name, AnyCase)))
            {
                result.AddError($"--kind '{name}' is not a kind of record: there are {string.Join(", ", Names)}.");
            }
        });
        return option;
    }

    public static JournalRecordKind[] KindsOf(string[] names) =>
        Array.ConvertAll(names, name => Enum.Parse<JournalRecordKind>(name, ignoreCase: true));

    public static StoredJournal Open(string? file, string state) => new(file ?? new StateFolder(state).Journal);
}

using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli config history</c></summary>
internal static class ConfigHistoryCommand
{
    public static Command Create()
    {
        Option<int> limit = SharedOptions.InRange(
            new Option<int>("--limit")
            {
                Description = "How many versions at most, 1 to 500.",
                HelpName = "n",
                DefaultValueFactory = _ => 20,
            },
            1,
            500
        );
        var before = new Option<long?>("--before") { Description = "Only those before this version.", HelpName = "n" };
        Option<string> state = SharedOptions.State();
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "history",
            "Who changed what and why, newest first.",
            "config history",
            "config history --limit 100 --before 250 --json"
        )
        {
            limit,
            before,
            state,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ISettingsDesk desk = await folder
                    .OpenSettingsAsync(cancellationToken)
                    .ConfigureAwait(false);
                SettingsScreen.History(
                    await desk.HistoryAsync(parsed.GetValue(limit), parsed.GetValue(before), cancellationToken)
                        .ConfigureAwait(false),
                    parsed.GetValue(json)
                );
            }
        );
        return command;
    }
}
